import type { Tool } from '../run/tool.ts'
import { whereBytesDiffer } from './cures.ts'

const ofOtherVersion =
  'The lock file is not one of this version of pnpm: lockfileVersion 6 is of pnpm 8, and 9 of pnpm 9 and newer. Set up the version that ' +
  'made it, or run "pnpm install" and commit pnpm-lock.yaml.'

export const pnpmTool: Tool = {
  name: 'pnpm',
  command: 'pnpm',
  // Older ones fail with the fetch of Node.js 20 and newer.
  least: '8.3.1',
  remedy: 'Add a step with "run: npm install --global pnpm@12" before this one.',
  cures: [
    [
      'ERR_PNPM_OUTDATED_LOCKFILE',
      'The lock file does not fit package.json. Run "pnpm install" and commit pnpm-lock.yaml.',
    ],
    [
      'ERR_PNPM_LOCKFILE_CONFIG_MISMATCH',
      'The settings of pnpm are not those that the lock file was made with. Run "pnpm install" and commit pnpm-lock.yaml.',
    ],
    ['ERR_PNPM_LOCKFILE_BREAKING_CHANGE', ofOtherVersion],
    ['ERR_PNPM_FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE', ofOtherVersion],
    [/lockfileVersion of \S+ is\s+incompatible/, ofOtherVersion],
    ['ERR_PNPM_TARBALL_INTEGRITY', whereBytesDiffer],
    [
      'ERR_PNPM_UNSUPPORTED_ENGINE',
      'package.json asks in "engines" for another Node.js or pnpm than this runner has. Set that up before this step.',
    ],
    [
      'ERR_PNPM_BAD_CONFIG_DEP',
      'The version of pnpm that package.json names in "packageManager" could not be fetched. Set up that one before this step.',
    ],
    [
      'ERR_PNPM_BAD_PM_VERSION',
      'package.json asks for another version of pnpm than this runner has. Set that up before this step.',
    ],
    [
      'ERR_PNPM_FETCH_401',
      'A registry asks for credentials. Give them by .npmrc and a variable of this step.',
    ],
    [
      'ERR_PNPM_FETCH_403',
      'A registry refuses these credentials. Check the token that .npmrc takes from the environment.',
    ],
    [
      'ERR_PNPM_FETCH_404',
      'A package does not exist in the registry that was asked. Check its name, and the registry in .npmrc.',
    ],
  ],
}
