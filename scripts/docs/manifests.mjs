/**
 * The manifests that the action builds from: the files by which it finds the package manager, what the layer contains then, and the step
 * that sets the manager up on a runner of GitHub. `tool` is the name in test/real-tools/tool-versions.
 *
 * @type {readonly { files: string, manager: string, tool?: string, layer: string, setUp: string }[]}
 */
export const manifests = [
  {
    files: '`package-lock.json`, `npm-shrinkwrap.json`, `package.json`',
    manager: 'npm',
    tool: 'npm',
    layer: '`nodejs/node_modules`',
    setUp: '',
  },
  {
    files: '`pnpm-lock.yaml`',
    manager: 'pnpm',
    tool: 'pnpm',
    layer: '`nodejs/node_modules`',
    setUp: '`npm install --global pnpm@12`',
  },
  {
    files: '`yarn.lock`',
    manager: 'Yarn',
    tool: 'yarn',
    layer: '`nodejs/node_modules`',
    setUp: '`npm install --global corepack && corepack enable`',
  },
  {
    files: '`bun.lock`, `bun.lockb`',
    manager: 'bun',
    tool: 'bun',
    layer: '`nodejs/node_modules`',
    setUp: '`npm install --global --allow-scripts=bun bun@1`',
  },
  {
    files: '`uv.lock`, `pylock.toml`, `pyproject.toml`',
    manager: 'uv',
    tool: 'uv',
    layer: '`python/`',
    setUp: '',
  },
  { files: '`requirements.txt`', manager: 'pip', tool: 'pip', layer: '`python/`', setUp: '' },
  {
    files: '`poetry.lock`, `[tool.poetry]`',
    manager: 'Poetry',
    tool: 'poetry',
    layer: '`python/`',
    setUp: '`pipx install poetry`',
  },
  {
    files: '`Pipfile.lock`, `Pipfile`',
    manager: 'Pipenv',
    tool: 'pipenv',
    layer: '`python/`',
    setUp: '`pipx install pipenv`',
  },
  {
    files: '`Gemfile.lock`, `Gemfile`',
    manager: 'Bundler',
    tool: 'Bundler',
    layer: '`ruby/gems/X.Y.0`',
    setUp: '',
  },
  { files: '`pom.xml`', manager: 'Maven', tool: 'Maven', layer: '`java/lib`', setUp: '' },
  {
    files: '`gradle.lockfile`, `build.gradle(.kts)`',
    manager: 'Gradle',
    tool: 'Gradle',
    layer: '`java/lib`',
    setUp: '',
  },
  {
    files: '`nodejs/`, `python/`, `bin/`, `lib/` ...',
    manager: 'none',
    layer: 'the directory as it is',
    setUp: '',
  },
]
