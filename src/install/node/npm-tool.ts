import { delimiter, join } from 'node:path'
import { realpathOf } from '../../base/paths.ts'
import type { Environment } from '../../layer/layer.ts'
import type { Ended } from '../run/child.ts'
import { requireMinimum } from '../run/minimum-version.ts'
import { integrityRemedy, runTool } from '../run/tool.ts'
import type { ToolContext, Tool } from '../run/tool.ts'
import { manifestIn } from './package-json.ts'

export const npmTool: Tool = {
  name: 'npm',
  command: 'npm',
  minimum: '8.0',
  setupHint: 'Add a step with "uses: actions/setup-node@v6" and "node-version: 24" before this one.',
  remedies: [
    [
      'code EUSAGE',
      'the-lock-file-does-not-match',
      'The lock file does not match package.json. Run "npm install" and commit the lock file.',
    ],
    ['code EINTEGRITY', 'a-package-does-not-match-its-hash', integrityRemedy],
    [
      /code EALLOW(GIT|REMOTE|FILE|DIRECTORY)/,
      'the-registry-refuses-or-does-not-have-it',
      'A setting of npm does not allow the source of a package. Change "allow-git", "allow-remote", "allow-file" or "allow-directory" in .npmrc, ' +
        'or install a version from a registry.',
    ],
    [
      'code ERESOLVE',
      'requirements-exclude-each-other',
      'Peer dependencies conflict. If the lock file was created with "legacy-peer-deps", add that setting to the .npmrc of the project.',
    ],
    [
      'code EBADPLATFORM',
      'a-package-does-not-run-on-this-runner',
      'A package does not support this runner or the target. Use a runner of the architecture of the target, ' +
        'or make the package an optional dependency.',
    ],
    [
      'code EBADENGINE',
      'a-program-is-missing-or-another-version-is-needed',
      'A package requires another version of Node.js than this runner has. Add a step with "uses: actions/setup-node@v6" ' +
        'and the version of the target before this one.',
    ],
    [
      'code EBADDEVENGINES',
      'a-program-is-missing-or-another-version-is-needed',
      'The "devEngines" of package.json require another version of Node.js or npm. Set up that version before this step.',
    ],
    [
      'code E401',
      'the-registry-refuses-or-does-not-have-it',
      'A registry requires credentials. Name a variable such as NODE_AUTH_TOKEN in .npmrc, and set it in the "env" of this step.',
    ],
    [
      'code E403',
      'the-registry-refuses-or-does-not-have-it',
      'A registry rejected the credentials. Check the token that .npmrc reads from the environment.',
    ],
    [
      'code E404',
      'the-registry-refuses-or-does-not-have-it',
      'A package does not exist in the registry. Check its name, and the address of the registry in .npmrc.',
    ],
  ],
}

/**
 * Arguments that settings of the user must not override. With `location=global` in an .npmrc, npm 11 would install the project into the
 * global folder of the runner, and delete everything else there.
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

/**
 * Returns the version of the npm on PATH by its own package.json, which is faster than starting npm. Undefined if `npm` is another program, such
 * as Corepack, which starts any version.
 */
export async function versionOfNpm({ PATH = '' }: Environment): Promise<string | undefined> {
  const found = PATH.split(delimiter).map((folder) => realpathOf(join(folder, npmTool.command)))
  const program = found.find((path) => path !== undefined)
  if (!program?.endsWith(join('npm', 'bin', 'npm-cli.js'))) return undefined
  const { name, version } = await manifestIn(join(program, '..', '..'))
  if (name !== 'npm' || version === undefined) return undefined
  if (npmTool.minimum !== undefined) requireMinimum(npmTool, version, npmTool.minimum)
  return version
}

/** Runs an npm command in the directory of a project. Throws a Problem if it fails. */
export function runNpm(args: readonly string[], cwd: string, setting: ToolContext): Promise<Ended> {
  return runTool(npmTool, [...args, ...ownSettings], cwd, setting)
}
