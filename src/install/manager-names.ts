/**
 * The supported package managers. They are separate from managers.ts, which is loaded only for a build. Without a lock file, the first
 * manager of a language whose manifest exists is used.
 */
export const managerNames = [
  'npm',
  'pnpm',
  'yarn',
  'bun',
  'pipenv',
  'pip',
  'poetry',
  'uv',
  'bundler',
  'maven',
  'gradle',
] as const

/** The allowed values of the input "package-manager". */
export const packageManagers = ['auto', ...managerNames, 'none']
