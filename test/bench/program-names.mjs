/** The uses of this action that are measured. */
export const ours = {
  first: 'this action, first version',
  next: 'this action, next version',
  again: 'this action, unchanged rerun',
  skipped: 'this action, unchanged rerun with `skip-build-if-unchanged`',
  plan: 'this action, `dry-run`',
  pack: 'this action, packing alone',
  start: 'this action, until it reads its inputs',
}

/** The programs that the action is compared with. */
export const theirs = {
  cli: '`zip`, AWS CLI',
  sdk: '`zip`, SDK in parallel',
  publishes: 'four SDK publishes',
  zip: '`zip -qrX`',
  sevenZip: '`7z`',
  deflate: 'deflate alone, on one core',
  sam: '`sam build`, `sam package`',
  samCached: '`sam build --cached`, `sam package`, unchanged rerun',
  node: 'Node alone',
}

const whole = [theirs.cli, theirs.sdk, theirs.sam]

/** The programs that each use of this action is compared with, if they are measured with it. @type {Record<string, string[]>} */
export const rivals = {
  [ours.first]: whole,
  [ours.next]: whole,
  [ours.again]: [...whole, theirs.samCached],
  [ours.skipped]: [...whole, theirs.samCached],
  [ours.plan]: [theirs.zip],
  [ours.pack]: [theirs.zip],
}

/** Packing so many small files, which shows how the time grows. */
export const packing = {
  few: { name: `${ours.pack}, 1,000 files`, files: 1_000 },
  many: { name: `${ours.pack}, 64,000 files`, files: 64_000 },
}

/** Publishing a small layer to so many Regions. */
export const regions = {
  few: 'this action, 4 Regions',
  many: 'this action, 32 Regions',
  withSilent: 'this action, 32 Regions and an optional Region that does not respond',
}
