/* How the tables of fields and items are written; included only by the files that hold such tables. */
#ifndef ZZ_MODEL_TABLES_H
#define ZZ_MODEL_TABLES_H

#include "model/schema.h"

/* Of a field: what it is called in both languages, and its type. */
#define NAMED(slug, label_, kind) .name = {slug, label_}, .type = ZZ_TYPE_##kind
/* The last of a list of terms. */
#define END                                                                                                  \
	{                                                                                                        \
		NULL, NULL                                                                                           \
	}
/* Items: kept in the struct, kept as a flag that there is a value, or only looked at. */
#define KEEP_AT(field_, type, member, need_)                                                                 \
	{                                                                                                        \
		.field = &(field_), .need = (need_), .offset = offsetof(type, member)                                \
	}
#define FLAG_AT(field_, type, member, need_)                                                                 \
	{                                                                                                        \
		.field = &(field_), .need = (need_), .offset = ZZ_FLAG(offsetof(type, member))                       \
	}
#define DROPPED(field_, need_)                                                                               \
	{                                                                                                        \
		.field = &(field_), .need = (need_), .offset = ZZ_NOWHERE                                            \
	}
/* A field of one form only stands in its item. */
#define ITEM(slug, label, type_, need_, struct_, member, ...)                                                \
	{                                                                                                        \
		.field = &(const struct zz_field){.name = {(slug), (label)}, .type = ZZ_TYPE_##type_, __VA_ARGS__},  \
		.need = ZZ_##need_, .offset = offsetof(struct struct_, member)                                       \
	}

#endif
