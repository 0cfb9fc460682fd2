/** What to do where an archive is not the one that was locked. */
export const whereBytesDiffer =
  'A package is not the one that the lock file names. Find out why before you update the lock file.'
