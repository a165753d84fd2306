/* What the doctor may find: how much it weighs, what to say, what to do. */
#include "report/doctor_parts.h"

#include "base/message.h"

#define ROW(id_, weight_, mendable_, message_, cure_)                                                        \
	{                                                                                                        \
		.def = {.id = (id_), .severity = ZZ_INFO, .message = (message_), .cure = (cure_)},                   \
		.weight = (weight_), .mendable = (mendable_)                                                         \
	}

const struct zz_symptom zz_symptoms[] = {
	[ZZ_SY_NO_LEDGER] = ROW("no-ledger", ZZ_AILING, false, N_("there is no ledger here or above"),
							N_("make one with zzsh init, or name it with -C DIR")),
	[ZZ_SY_GIT_MISSING] =
		ROW("git-missing", ZZ_AILING, false, N_("the program git is not found"),
			N_("install it (apt install git): records are entered without it, but files written by hand "
			   "cannot be committed and nothing can be sent")),
	[ZZ_SY_DISK_FULL] =
		ROW("disk-full", ZZ_AILING, false, N_("the disk is nearly full: {megabytes} MB are left"),
			N_("make room before the next entry")),
	[ZZ_SY_DISK_FILES] =
		ROW("disk-files", ZZ_AILING, false, N_("the disk has room for {files} more files only"),
			N_("make room before the next entry")),
	[ZZ_SY_READ_ONLY] =
		ROW("read-only", ZZ_BROKEN, false, N_("{path} cannot be written to by this account"),
			N_("ask whoever looks after this computer for the right to write, or whether the disk is "
			   "read-only")),
	[ZZ_SY_REPOSITORY] = ROW("repository", ZZ_BROKEN, false, N_("git repository: {why}"), NULL),
	[ZZ_SY_NO_REPOSITORY] = ROW("no-repository", ZZ_AILING, false,
								N_("{path} has no git repository: it can be read, nothing can be entered"),
								N_("if it is a copy, get it with git clone; zzsh init makes a new ledger")),
	[ZZ_SY_BARE] = ROW("bare", ZZ_NOTE, false,
					   N_("this is a bare repository: it can be read, records are entered in a clone"), NULL),
	[ZZ_SY_NO_COMMIT] = ROW("no-commit", ZZ_AILING, false, N_("the ledger has no commit yet"),
							N_("repeat zzsh init, or commit the files with git add and git commit")),
	[ZZ_SY_IDENTITY_MISSING] =
		ROW("identity-missing", ZZ_AILING, false, N_("git does not know who is recording"),
			N_("git config user.name NAME; git config user.email ADDRESS")),
	[ZZ_SY_IDENTITY_ODD] =
		ROW("identity-odd", ZZ_NOTE, false,
			N_("entries bear the name {name} <{email}>, by which nobody will be recognised later"),
			N_("git config user.name NAME; git config user.email ADDRESS")),
	[ZZ_SY_DETACHED] = ROW("detached", ZZ_AILING, false,
						   N_("the ledger is at a single commit and on no branch"), N_("git switch main")),
	[ZZ_SY_OTHER_BRANCH] =
		ROW("other-branch", ZZ_AILING, false,
			N_("the ledger is on {branch}; records are entered on main only"), N_("git switch main")),
	[ZZ_SY_CLOCK] = ROW(
		"clock", ZZ_AILING, false, N_("the last commit is of {last}, but this computer's clock shows {now}"),
		N_("set the clock right before anything is entered; if it is right, the other computer's was "
		   "fast")),
	[ZZ_SY_LOCK_STALE] =
		ROW("lock-stale", ZZ_AILING, true,
			N_("{lock} was left behind {minutes} min ago and no process uses it; git refuses to work"),
			N_("zzsh doctor --repair removes it")),
	[ZZ_SY_LOCK_HELD] =
		ROW("lock-held", ZZ_NOTE, false, N_("{lock} is in use by process {pid}, {minutes} min old"),
			N_("let that program end; if it hangs, end it")),
	[ZZ_SY_LOCK_UNSURE] =
		ROW("lock-unsure", ZZ_NOTE, false,
			N_("{lock} is there, {minutes} min old; it is too new, or whether somebody uses it cannot be "
			   "seen from here"),
			N_("look again in a minute; if no git is at work on any computer, remove {path}")),
	[ZZ_SY_WRITER] =
		ROW("writer", ZZ_NOTE, false, N_("another zzsh is writing at this moment (process {pid})"), NULL),
	[ZZ_SY_UNDO] = ROW("interrupted", ZZ_AILING, true,
					   N_("an entry was cut off; what it left in the folder has not been put in order yet"),
					   N_("zzsh doctor --repair does it, the next entry as well")),
	[ZZ_SY_TEMPORARY] = ROW("temporary", ZZ_NOTE, true, N_("temporary files were left behind: {n} ({paths})"),
							N_("zzsh doctor --repair removes them")),
	[ZZ_SY_INDEX_BEHIND] =
		ROW("index-behind", ZZ_AILING, true,
			N_("git's index is behind (files: {n}, {paths}): git status shows changes that are none, and git "
			   "commit would take records back"),
			N_("zzsh doctor --repair brings it up to date")),
	[ZZ_SY_INDEX_STAGED] =
		ROW("index-staged", ZZ_NOTE, false,
			N_("another version was staged with git add than lies in the folder (files: {n}, {paths})"),
			N_("git diff --cached shows it; git restore --staged takes it back")),
	[ZZ_SY_INDEX_UNREADABLE] =
		ROW("index-unreadable", ZZ_AILING, false, N_("git's index cannot be read: {why}"),
			N_("move .git/index away and run git reset; the records are not in it")),
	[ZZ_SY_INDEX_IGNORED] =
		ROW("index-ignored", ZZ_AILING, false,
			N_("git was told not to look at files (number: {n}, {paths}): it will not see changes in them"),
			N_("git update-index --no-assume-unchanged --no-skip-worktree FILE")),
	[ZZ_SY_ATTRIBUTE] = ROW(
		"conversion", ZZ_AILING, false,
		N_("git would change the bytes of files: {name}={value} holds for {path}"),
		N_("put the line \"* -text -ident -filter !working-tree-encoding\" into .git/info/attributes; git "
		   "config core.autocrlf false")),
	[ZZ_SY_REPLACED] =
		ROW("replaced", ZZ_AILING, false,
			N_("objects of the history are replaced (number: {n}, refs/replace): git shows another history "
			   "than is "
			   "stored"),
			N_("git replace -l lists them, git replace -d takes them away; zzsh ignores them")),
	[ZZ_SY_GRAFTS] =
		ROW("grafts", ZZ_AILING, false, N_(".git/info/grafts changes the history that git shows"),
			N_("ask whoever made it; without need remove the file")),
	[ZZ_SY_SHALLOW] = ROW(
		"shallow", ZZ_AILING, false,
		N_("only the end of the history is here (a shallow copy): nothing can be said of what lies before"),
		N_("git fetch --unshallow")),
	[ZZ_SY_HOOKS_PATH] = ROW("hooks-path", ZZ_NOTE, false,
							 N_("git takes its hooks from {path} (core.hooksPath), not from this ledger"),
							 N_("git config --unset core.hooksPath, unless that is intended")),
	[ZZ_SY_NAMES_ALIKE] = ROW("names-alike", ZZ_AILING, false,
							  N_("{one} and {other} differ only in case or in how a character is written: on "
								 "Windows, macOS and many "
								 "network disks they are one file"),
							  N_("rename one of them with git mv")),
	[ZZ_SY_FILE_ODD] =
		ROW("file-odd", ZZ_NOTE, false,
			N_("things in the ledger that are no files of it (links, other names; number: {n}): {paths}"),
			N_("zzsh check names each with its reason; nothing in them was read")),
	[ZZ_SY_NOT_LOADED] = ROW("not-loaded", ZZ_AILING, false, N_("the ledger cannot be read: {why}"), NULL),
	[ZZ_SY_GENESIS] = ROW(
		"genesis", ZZ_AILING, false,
		N_("genesis.yaml is missing or cannot be read: the ledger has no id of its own"),
		N_("get it back from the first commit: git log --diff-filter=A -- genesis.yaml, git checkout COMMIT "
		   "-- genesis.yaml")),
	[ZZ_SY_UNREADABLE] = ROW("unreadable", ZZ_AILING, false, N_("files that cannot be read ({n}): {paths}"),
							 N_("zzsh check shows line and reason; correct them by hand and commit them")),
	[ZZ_SY_CALENDAR] = ROW(
		"calendar", ZZ_AILING, false, N_("no holidays are known for {year}: deadlines count calendar days"),
		N_("put the year's arrangement into calendar/{year}.yaml, or install a newer zzsh")),
	[ZZ_SY_CALENDAR_NEXT] =
		ROW("calendar-next", ZZ_NOTE, false, N_("no holidays are known for {year}, which begins soon"),
			N_("put the year's arrangement into calendar/{year}.yaml, or install a newer zzsh")),
	[ZZ_SY_PACK] = ROW("pack-unknown", ZZ_AILING, false, N_("rule packs: {what}"),
					   N_("correct the name in zzsh.yaml, or put the pack into rules/")),
	[ZZ_SY_UNCOMMITTED] =
		ROW("uncommitted", ZZ_NOTE, false, N_("files that are not committed as they stand: {n}"),
			N_("git status lists them; git add and git commit record them")),
	[ZZ_SY_DRAFTS] =
		ROW("drafts", ZZ_NOTE, false, N_("drafts that wait to be entered: {n}, the first is {path}"),
			N_("zzsh log --resume goes on with one named ask-…, zzsh amend with one named amend-…, "
			   "zzsh log --file FILE enters another; what is no longer wanted may be deleted")),
	{.def = {.id = NULL}},
};
