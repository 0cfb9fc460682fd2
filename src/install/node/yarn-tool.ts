import { integrityRemedy } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import { blocked } from './yarn-guards.ts'

/** The Yarn program. Its version is known only after it was asked. */
export const yarnTool: Tool = {
  name: 'yarn',
  command: 'yarn',
  minimum: '1.0',
  setupHint: 'Add a step with "run: npm install --global corepack && corepack enable" before this one.',
  remedies: [
    [
      blocked,
      'code-of-a-package-would-have-to-run',
      'A package comes from Git, and Yarn would run its scripts. Commit yarn.lock and name the package in "install-scripts" with its address, ' +
        'or install a version from a registry.',
    ],
    [
      'Your lockfile needs to be updated',
      'the-lock-file-does-not-match',
      'The lock file does not match package.json. Run "yarn install" and commit yarn.lock.',
    ],
    ['Integrity check failed', 'a-package-does-not-match-its-hash', integrityRemedy],
    ['YN0018', 'a-package-does-not-match-its-hash', integrityRemedy],
    [
      'is incompatible with this module',
      'a-package-does-not-run-on-this-runner',
      'A package does not support this runner, and Yarn 1 cannot install for another platform. Make the package an optional dependency.',
    ],
    [
      'YN0080',
      'the-registry-refuses-or-does-not-have-it',
      'Yarn rejected an address that .yarnrc.yml does not allow. Add it to "approvedGitRepositories" or "unsafeHttpWhitelist".',
    ],
    [
      'corepack enable',
      'a-program-is-missing-or-another-version-is-needed',
      'package.json names another version of Yarn. Add a step with "run: npm install --global corepack && corepack enable" ' +
        'before this one.',
    ],
    [
      'Workspace not found',
      'a-path-is-outside-of-the-checkout',
      'A member of the workspace is not in the checkout, or has another version than its dependents require. Check it out, or correct the version.',
    ],
    [
      'YN0041',
      'the-registry-refuses-or-does-not-have-it',
      'A registry requires credentials, or rejected them. Check .yarnrc.yml, and the token that it reads from the environment.',
    ],
    [
      'YN0035',
      'the-registry-refuses-or-does-not-have-it',
      'A registry does not have a package, or denies access to it. Check its name, and the address of the registry in .yarnrc.yml.',
    ],
  ],
}
