import { integrityRemedy } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import { blocked } from './yarn-guards.ts'

/** Yarn's program, of whatever version: it is known once it has been asked. */
export const yarnTool: Tool = {
  name: 'yarn',
  command: 'yarn',
  least: '1.0',
  setupHint: 'Add a step with "run: npm install --global corepack && corepack enable" before this one.',
  remedies: [
    [
      blocked,
      'A package comes from git, and Yarn would run its scripts. Commit yarn.lock and name the package in "install-scripts" with its address, ' +
        'or install a version from a registry.',
    ],
    [
      'Your lockfile needs to be updated',
      'The lock file does not fit package.json. Run "yarn install" and commit yarn.lock.',
    ],
    ['Integrity check failed', integrityRemedy],
    ['YN0018', integrityRemedy],
    [
      'is incompatible with this module',
      'A package does not run on this runner. Yarn 1 can build for no other platform: make the package optional.',
    ],
    [
      'YN0080',
      'Yarn does not fetch from an address that .yarnrc.yml does not approve. Add it to "approvedGitRepositories" or "unsafeHttpWhitelist".',
    ],
    [
      'corepack enable',
      'package.json names another version of Yarn. Add a step with "run: npm install --global corepack && corepack enable" ' +
        'before this one.',
    ],
    [
      'Workspace not found',
      'A member of the workspace is not in the checkout, or has another version than is asked for. Check it out, or correct the version.',
    ],
    [
      'YN0041',
      'A registry asks for credentials, or refuses them. Check .yarnrc.yml and the token that it takes.',
    ],
    [
      'YN0035',
      'A registry does not have a package, or refuses it. Check its name, and the registry in .yarnrc.yml.',
    ],
  ],
}
