// node.test.ts tests each row by its id.
import { filtered, nothing } from './sees.mjs'

const rows = /** @type {const} */ ({
  'install-scripts': {
    manager: 'npm, pnpm, Yarn, bun',
    code: 'Install scripts of a package: `preinstall`, `install`, `postinstall`',
    action:
      'Blocked with a warning, unless `install-scripts` allows the package by its name and source in the lock file. npm runs the allowed scripts after the installation, also for pnpm, Yarn and bun. If an allowed script did not run, the build fails.',
    sees: filtered,
  },
  'native-addons': {
    manager: 'npm, pnpm, Yarn, bun',
    code: 'A package with a `binding.gyp`, which npm compiles without a script',
    action:
      'Blocked or allowed like install scripts. If the addon then has no binary (a `.node` file), the build fails in both cases.',
    sees: filtered,
  },
  'local-packages': {
    manager: 'npm, pnpm, Yarn, bun',
    code: '`prepare` and install scripts of a local package: a `file:` or `link:` dependency, a member of the workspace',
    action:
      'Blocked, unless `install-scripts` allows the package. Allowed scripts run in a copy of the checkout, without devDependencies. If a file in the `main`, `exports` or `bin` of a local package is missing, the build fails.',
    sees: filtered,
  },
  'own-scripts': {
    manager: 'npm, pnpm, Yarn, bun',
    code: "Scripts in the `package.json` of `source` and of the workspace's root",
    action: 'Never run. Use a `build-command`, or a step before the action.',
    sees: nothing,
  },
  'git-dependencies': {
    manager: 'npm, pnpm, bun',
    code: '`prepare` of a dependency from git',
    action:
      'Never runs. If a file in `main`, `exports` or `bin` of the package is therefore missing, the build fails. Install scripts of the package are blocked, unless `install-scripts` lists the package with its address.',
    sees: nothing,
  },
  'yarn-git-dependencies': {
    manager: 'Yarn 1, Yarn 4',
    code: '`prepare`, `prepack` and install scripts of a dependency from git. No setting of Yarn prevents them.',
    action:
      'The build fails before Yarn starts, unless `install-scripts` is `true` or lists the package with its address (`name@git+https://…`). While Yarn runs, Git rejects all other addresses.',
    sees: filtered,
  },
  'yarn-exec': {
    manager: 'Yarn 4',
    code: '`exec:` dependencies, for which Yarn runs a file to create the package',
    action:
      'The build fails before Yarn starts, unless `install-scripts` is `true`. If a package from outside of the checkout has such a file, the action ends it when it starts.',
    sees: filtered,
  },
  'npm-settings': {
    manager: 'npm, pnpm, Yarn 1, bun',
    code: '`git`, `script-shell`, `node-options` and other settings of an `.npmrc` that name programs',
    action:
      "Ignored. The action uses only settings for registries, authentication and the network from the checkout's and the user's `.npmrc`.",
    sees: nothing,
  },
  'npm-variables': {
    manager: 'npm, pnpm, Yarn 1',
    code: 'The same settings as variables (`NPM_CONFIG_*`, `PNPM_CONFIG_*`), in any spelling',
    action: 'Ignored in the same way.',
    sees: nothing,
  },
  'node-options': {
    manager: 'npm, pnpm, Yarn, bun',
    code: 'Code that `NODE_OPTIONS` in the environment of the step loads',
    action: 'Runs, because you set the variable.',
    sees: filtered,
  },
  pnpmfile: {
    manager: 'pnpm',
    code: '`.pnpmfile.cjs`, `.pnpmfile.mjs` and files in the settings `pnpmfile` and `globalPnpmfile`',
    action: 'Never run. The lock file contains the changes that the hooks made, and the action enforces it.',
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
    code: 'Another Yarn version in the checkout: `yarn-path` in `.yarnrc`, `yarnPath` in `.yarnrc.yml`',
    action:
      'Ignored, unless `install-scripts` is `true`. Instead, set the version in `packageManager` of `package.json`, and run `corepack enable`.',
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
    code: 'A package manager at a URL in `packageManager`, if a `.corepack.env` in the checkout allows it',
    action:
      'Corepack rejects the URL, because it does not read `.corepack.env`. A version number in `packageManager` works, because Corepack checks the signature of that version.',
    sees: nothing,
  },
  commands: {
    manager: 'any',
    code: '`build-command` and `test-command`, and the packages that a `smoke-test` loads',
    action:
      'Run, because you set the input. A `build-command` runs in a copy of `source`, a `test-command` in the checkout, and a `smoke-test` in an empty folder. The action ends processes that they leave running.',
    sees: filtered,
  },
})

/** @typedef {keyof typeof rows} NodeCodeId */

/** @type {readonly import('./table.mjs').CodeThatRuns[]} */
export const nodeCode = Object.entries(rows).map(([id, row]) => ({ id, ...row }))
