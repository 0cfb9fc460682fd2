// For each package manager and source: the code that can run, and what allows it. sources.test.ts and the tests of each language test it.

/** Where a package can come from. */
export const sourceNames = /** @type {const} */ ({
  registry: 'Registry',
  git: 'Git',
  address: 'Another web address',
  file: 'Folder or archive of the checkout',
  workspace: 'Member of the workspace',
})

/** @typedef {keyof typeof sourceNames} Source */

const none = '-'
const byName = 'Install scripts: blocked, unless allowed by name.'
const byAddress = 'Install scripts: blocked, unless allowed by name and address.'
const own = 'Install scripts and `prepare`: blocked, unless allowed by name.'
const build = 'Build of an sdist: blocked, unless allowed by name.'
const folder = 'Build of a folder: always runs. Build of an sdist: blocked, unless allowed by name.'
const javaCode = 'No code of the package runs. Plugins that the build applies run.'

/** @satisfies {readonly ({ managers: string } & Record<Source, string>)[]} */
export const codeBySource = /** @type {const} */ ([
  {
    managers: 'npm, pnpm, bun',
    registry: byName,
    git: `\`prepare\`: never runs. ${byAddress}`,
    address: byAddress,
    file: own,
    workspace: own,
  },
  {
    managers: 'Yarn',
    registry: byName,
    git: 'All scripts: the build fails before Yarn starts, unless allowed by name and address.',
    address: byAddress,
    file: `${own} \`exec:\`: the build fails before Yarn starts.`,
    workspace: own,
  },
  {
    managers: 'pip, poetry, pipenv',
    registry: build,
    git: 'Build: blocked, unless allowed by name and address.',
    address: 'Build of an sdist: blocked, unless allowed by name and address.',
    file: folder,
    workspace: none,
  },
  {
    managers: 'uv',
    registry: build,
    git: 'Build: blocked, unless allowed by name and address.',
    address: 'Build of an sdist: blocked, unless allowed by name and address.',
    file: folder,
    workspace: 'Build: always runs.',
  },
  {
    managers: 'Bundler',
    registry: 'Native extension: the build fails, unless allowed by name.',
    git: 'Gemspecs: the build fails before Bundler fetches them, unless allowed by name and address.',
    address: none,
    file: 'Gemspec: always runs.',
    workspace: none,
  },
  {
    managers: 'Maven',
    registry: javaCode,
    git: none,
    address: none,
    file: 'No code of the package runs.',
    workspace: 'Plugins of the module: always run.',
  },
  {
    managers: 'Gradle',
    registry: javaCode,
    git: 'Only the build files can fetch such a package. The build files always run.',
    address: none,
    file: 'No code of the package runs.',
    workspace: 'Build files of the project: always run.',
  },
])
