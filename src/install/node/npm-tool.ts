import type { Ended } from '../run/child.ts'
import { integrityRemedy, runTool } from '../run/tool.ts'
import type { Setting, Tool } from '../run/tool.ts'

export const npmTool: Tool = {
  name: 'npm',
  command: 'npm',
  least: '8.0',
  setupHint: 'Add a step with "uses: actions/setup-node@v6" and "node-version: 24" before this one.',
  remedies: [
    [
      'code EUSAGE',
      'the-lock-file-does-not-fit',
      'The lock file does not fit package.json. Run "npm install" and commit the lock file.',
    ],
    ['code EINTEGRITY', 'it-is-not-what-the-hashes-name', integrityRemedy],
    [
      /code EALLOW(GIT|REMOTE|FILE|DIRECTORY)/,
      'the-registry-refuses-or-does-not-have-it',
      'A setting of npm refuses where a package comes from. Change "allow-git", "allow-remote", "allow-file" or "allow-directory" in .npmrc, ' +
        'or install a version from a registry.',
    ],
    [
      'code ERESOLVE',
      'requirements-exclude-each-other',
      'Peer dependencies contradict each other. If the lock file was made with "legacy-peer-deps", write that into the .npmrc of the project.',
    ],
    [
      'code EBADPLATFORM',
      'a-package-does-not-run-on-this-runner',
      "A package says that it does not run on this runner, or on the target. Build on a runner of the target's " +
        'architecture, or make the package optional.',
    ],
    [
      'code EBADENGINE',
      'a-program-is-missing-or-another-version-is-needed',
      'A package asks for another Node.js than this runner has. Add a step with "uses: actions/setup-node@v6" and the ' +
        "target's version before this one.",
    ],
    [
      'code EBADDEVENGINES',
      'a-program-is-missing-or-another-version-is-needed',
      'package.json asks in "devEngines" for another Node.js or npm than this runner has. Set that up before this step.',
    ],
    [
      'code E401',
      'the-registry-refuses-or-does-not-have-it',
      'A registry asks for credentials. Give them by .npmrc and a variable of this step, such as NODE_AUTH_TOKEN.',
    ],
    [
      'code E403',
      'the-registry-refuses-or-does-not-have-it',
      'A registry refuses these credentials. Check the token that .npmrc takes from the environment.',
    ],
    [
      'code E404',
      'the-registry-refuses-or-does-not-have-it',
      'A package does not exist in the registry that was asked. Check its name, and the registry in .npmrc.',
    ],
  ],
}

/**
 * What the user's settings must not turn: where npm works, and that it does. With `location=global` in an .npmrc, npm
 * would install the project into the runner's own global folder, and delete what else is there (npm 11).
 */
const ownSettings = [
  '--global=false',
  '--location=project',
  '--dry-run=false',
  '--package-lock-only=false',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
]

/** Runs an npm command in a project's directory. Throws a Problem where it fails. */
export function runNpm(args: readonly string[], cwd: string, setting: Setting): Promise<Ended> {
  return runTool(npmTool, [...args, ...ownSettings], cwd, setting)
}
