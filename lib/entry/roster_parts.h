/* What the deeds of the roster share. Private to roster_*.c of this layer. */
#ifndef ZZ_ENTRY_ROSTER_PARTS_H
#define ZZ_ENTRY_ROSTER_PARTS_H

#include "entry/person.h"
#include "entry/roster_edit.h"

static inline struct zz_str zz_word(const struct zz_roster_edit *ed, uint32_t id)
{
	return zz_intern_str(&ed->ledger->words, id);
}
struct zz_str zz_org_name(const struct zz_roster_edit *ed, int32_t org);
struct zz_str zz_person_name(const struct zz_roster_edit *ed, int32_t person);

/* roster_edit.c: the text of an organisation, read at the first call; NULL with *e set where it cannot be
 * read. */
struct zz_roster_text *zz_roster_text(struct zz_roster_edit *ed, int32_t org, struct zz_error *e);
/* A file that is not there yet. */
struct zz_roster_text *zz_roster_text_new(struct zz_roster_edit *ed, bool body, struct zz_str id,
										  struct zz_str bytes, struct zz_error *e);
/* What the text says now; lists in the edit's arena. */
struct zz_raw_org zz_roster_raw(struct zz_roster_edit *ed, const struct zz_roster_text *t);
/* The node at "members.3" and the like, or NULL. */
struct zz_node *zz_roster_node(const struct zz_roster_text *t, const char *list, size_t item);

/* Which organisation: the one named, or the only branch. `bodies`: bodies may be meant, too. */
int zz_roster_org_said(const struct zz_roster_edit *ed, struct zz_str typed, bool bodies, int32_t *out,
					   struct zz_error *e);
int zz_roster_org_on(const struct zz_roster_edit *ed, int32_t org, zz_day on, struct zz_error *e);

/* roster_entry.c: the entry of a membership in its file, to be changed with zz_map_put and _push. */
struct zz_roster_entry {
	struct zz_roster_text *text;
	const struct zz_form *form; /* of an entry */
	size_t item;                /* from 1 */
	struct zz_raw_member raw;
};
int zz_roster_entry(struct zz_roster_edit *ed, const struct zz_membership *m, struct zz_roster_entry *out,
					struct zz_error *e);
struct zz_node *zz_entry_node(const struct zz_roster_entry *entry);
/* The membership that is meant on a day: in `org`, or where it is -1 of the person's branch. Sets *e where
 * the person is no member then, saying since or until when he was. */
const struct zz_membership *zz_roster_member_on(const struct zz_roster_edit *ed, int32_t person, int32_t org,
												zz_day on, struct zz_error *e);
/* Somebody named by what was typed, and that membership; org as typed, or empty. */
int zz_roster_member_said(const struct zz_roster_edit *ed, struct zz_str who, struct zz_str org, zz_day on,
						  int32_t *person, const struct zz_membership **m, struct zz_error *e);
/* {姓名: …}, with 编号 where the name alone could be another's. */
struct zz_node *zz_roster_who(struct zz_roster_edit *ed, const struct zz_form *form, int32_t person,
							  int32_t org, zz_day on);
/* A person's membership ends with `on` as the first day outside; opens from `from`. group may be empty. */
int zz_roster_end(struct zz_roster_edit *ed, const struct zz_membership *m, zz_day on, uint8_t how,
				  struct zz_str to, struct zz_error *e);
int zz_roster_open(struct zz_roster_edit *ed, int32_t org, int32_t person, struct zz_str id, zz_day from,
				   struct zz_str group, struct zz_error *e);
/* Posts and the like that name somebody by name alone get the id beside it where another person of that name
 * comes in: the newcomer, -1 = not on the roster yet. Asked before the newcomer is written. */
int zz_roster_tell_apart(struct zz_roster_edit *ed, struct zz_str name, int32_t newcomer, struct zz_error *e);
/* The id of somebody who has none yet is minted and written into the entry. */
int zz_roster_need_id(struct zz_roster_edit *ed, const struct zz_membership *m, struct zz_str *id,
					  struct zz_error *e);
/* Ends item `item` (from 1) of a list in an entry. */
int zz_entry_put_until(struct zz_roster_edit *ed, const struct zz_roster_entry *entry, const char *list,
					   size_t item, zz_day until, struct zz_error *e);
/* The group that is meant, by id or the front of its name; ZZ_EUSAGE with those there are. */
int zz_roster_group_said(const struct zz_roster_edit *ed, int32_t org, struct zz_str typed, zz_day on,
						 struct zz_str *id, struct zz_error *e);
/* The last day of which there is a record in the branch, by the names of its files; ZZ_NO_DAY. */
zz_day zz_roster_last_record(const struct zz_roster_edit *ed, int32_t org);
struct zz_str zz_roster_group_name(const struct zz_roster_edit *ed, int32_t org, struct zz_str id);

#define ZZ_SAY(ed, ...) zz_msgf(&(ed)->said, (ed)->reader, __VA_ARGS__)

typedef int zz_roster_deed(struct zz_roster_edit *ed, const struct zz_roster_said *said, struct zz_error *e);
zz_roster_deed zz_roster_join, zz_roster_leave, zz_roster_move,
	zz_roster_absence; /* roster_members.c, _states.c */
/* Posts on the committee and at the head of groups end with the membership, and the file says so. */
int zz_roster_end_posts(struct zz_roster_edit *ed, const struct zz_membership *m, zz_day on,
						struct zz_error *e);
/* --title: a post outside the branch. */
int zz_roster_duty(struct zz_roster_edit *ed, const struct zz_roster_said *said, zz_day on,
				   struct zz_error *e);
zz_roster_deed zz_roster_post, zz_roster_term;                       /* roster_posts.c */
zz_roster_deed zz_roster_elect;                                      /* roster_elect.c */
zz_roster_deed zz_roster_found, zz_roster_dissolve, zz_roster_group; /* roster_orgs.c */

#endif
