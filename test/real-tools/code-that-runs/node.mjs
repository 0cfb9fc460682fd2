// node.test.ts proves each row, by its id.
import { filtered, nothing } from './sees.mjs'

const rows = /** @type {const} */ ({
  'install-scripts': {
    manager: 'npm, pnpm, Yarn, bun',
    code: 'Install scripts of a package: `preinstall`, `install`, `postinstall`',
    action:
      'Blocked and named in a warning, unless `install-scripts` allows the package by its name and source in the lock file. npm runs the allowed ones after the install, also for pnpm, Yarn and bun. The build fails if one did not run.',
    sees: filtered,
  },
  'native-addons': {
    manager: 'npm, pnpm, Yarn, bun',
    code: 'A package with a `binding.gyp`, which npm compiles without a script',
    action:
      'As install scripts. If the addon has no binary (a `.node` file), the build fails, both if it was blocked and if it was allowed.',
    sees: filtered,
  },
  'local-packages': {
    manager: 'npm, pnpm, Yarn, bun',
    code: '`prepare` and install scripts of a local package: a `file:` or `link:` dependency, a member of the workspace',
    action:
      'Blocked, unless `install-scripts` allows the package. They run in a copy of the checkout, without devDependencies. A local package without a file that its `main`, `exports` or `bin` names fails the build.',
    sees: filtered,
  },
  'own-scripts': {
    manager: 'npm, pnpm, Yarn, bun',
    code: "Scripts in the `package.json` of `source` and of the workspace's root",
    action: 'Never run. Use a `build-command`, or a step before this one.',
    sees: nothing,
  },
  'git-dependencies': {
    manager: 'npm, pnpm, bun',
    code: '`prepare` of a dependency from git',
    action:
      'Never run. If a file that its `main`, `exports` or `bin` names is missing therefore, the build fails. Its install scripts are blocked, unless `install-scripts` names it with its address.',
    sees: nothing,
  },
  'yarn-git-dependencies': {
    manager: 'Yarn 1, Yarn 4',
    code: '`prepare`, `prepack` and install scripts of a dependency from git, which Yarn runs whatever its settings are',
    action:
      'The build fails before Yarn starts, unless `install-scripts` is `true` or names the package with its address (`name@git+https://…`). Git refuses all other addresses while Yarn runs.',
    sees: filtered,
  },
  'yarn-exec': {
    manager: 'Yarn 4',
    code: '`exec:` dependencies: a file that creates a package',
    action:
      'The build fails before Yarn starts, unless `install-scripts` is `true`. The file of a package from elsewhere is stopped as it starts.',
    sees: filtered,
  },
  'npm-settings': {
    manager: 'npm, pnpm, Yarn 1, bun',
    code: '`git`, `script-shell`, `node-options` and other settings of an `.npmrc` that name programs',
    action:
      "Ignored. Of the checkout's and the user's `.npmrc` only registries, authentication and the network count.",
    sees: nothing,
  },
  'npm-variables': {
    manager: 'npm, pnpm, Yarn 1',
    code: 'The same settings as variables (`NPM_CONFIG_*`, `PNPM_CONFIG_*`), in any spelling',
    action: 'Ignored likewise.',
    sees: nothing,
  },
  'node-options': {
    manager: 'npm, pnpm, Yarn, bun',
    code: 'Code that `NODE_OPTIONS` in the environment of the step names',
    action: 'Runs: it is your own.',
    sees: filtered,
  },
  pnpmfile: {
    manager: 'pnpm',
    code: '`.pnpmfile.cjs`, `.pnpmfile.mjs` and files that `pnpmfile` or `globalPnpmfile` names',
    action: 'Never run. What the hooks made of the packages is in the lock file, which is enforced.',
    sees: nothing,
  },
  'config-dependencies': {
    manager: 'pnpm',
    code: '`configDependencies`: packages with hooks and plugins',
    action: 'Never installed.',
    sees: nothing,
  },
  'yarn-path': {
    manager: 'Yarn 1, Yarn 4',
    code: 'Another Yarn in the checkout: `yarn-path` in `.yarnrc`, `yarnPath` in `.yarnrc.yml`',
    action:
      'Ignored, unless `install-scripts` is `true`. Name the version in `packageManager` of `package.json` and run `corepack enable` instead.',
    sees: filtered,
  },
  'yarn-plugins': {
    manager: 'Yarn 4',
    code: '`plugins` in `.yarnrc.yml`, and constraints in `yarn.config.cjs`',
    action: 'Never loaded.',
    sees: nothing,
  },
  'bun-scanner': {
    manager: 'bun',
    code: '`install.security.scanner` and `preload` in `bunfig.toml`',
    action: 'Never loaded.',
    sees: nothing,
  },
  'corepack-settings': {
    manager: 'pnpm, Yarn',
    code: 'A package manager at an address in `packageManager`, which a `.corepack.env` of the checkout allows',
    action:
      'Refused by Corepack, as `.corepack.env` is not read. A version that `packageManager` names runs: Corepack checks its signature.',
    sees: nothing,
  },
  commands: {
    manager: 'any',
    code: '`build-command` and `test-command`',
    action:
      'Run: they are your own. A `build-command` runs in a copy of `source`, a `test-command` in the checkout. What they leave running is ended with them.',
    sees: filtered,
  },
})

/** @typedef {keyof typeof rows} NodeCodeId */

/** @type {readonly import('./table.mjs').CodeThatRuns[]} */
export const nodeCode = Object.entries(rows).map(([id, row]) => ({ id, ...row }))
