/* What POSIX lacks for making writes last. */
#ifndef ZZ_GIT_SYNC_H
#define ZZ_GIT_SYNC_H

/* Everything written to the file system that holds fd is on the disk; 0 or an errno. */
int zz_sync_disk(int fd);

#endif
