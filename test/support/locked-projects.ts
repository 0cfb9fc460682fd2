/** A checkout with a locked project of a package manager. Paths of files are relative to the checkout, and of settings to the home directory. */
export interface LockedProject {
  /** The files that a build reads. The project is in `layer/`. */
  readonly files: Readonly<Record<string, string>>
  /** Settings of the user. */
  readonly home: Readonly<Record<string, string>>
  /** Leftovers of earlier builds, which a build does not read. */
  readonly leftovers?: readonly string[]
  /** The programs that a build runs, and what they print. */
  readonly tools: Readonly<Record<string, string>>
  /** Whether the checkout is the root of a workspace, whose files all count. */
  readonly isWorkspace?: true
  /** Whether a build runs code of the checkout, which can read the repository. */
  readonly readsRepository?: true
  /** A variable that decides bytes. */
  readonly variable: string
}

const hash = 'a'.repeat(64)
const node = { node: 'v24.1.0', npm: '11.2.0' }
const python = {
  python3: '{"version": "3.13.1", "isCPython": true, "pip": "25.0"}',
  uv: 'uv 0.9.1 (abc 2026-01-01)',
}
const nodeLeftovers = ['layer/node_modules/a/package.json']
const pythonLeftovers = ['layer/__pycache__/a.pyc', 'layer/a.egg-info/PKG-INFO', 'layer/.venv/pyvenv.cfg']
const packageJson = (more: object = {}): string =>
  JSON.stringify({
    name: 'layer',
    dependencies: { own: 'file:../libs/own', a: '1.0.0' },
    packageManager: 'pnpm@10.1.0',
    ...more,
  })
const own = { 'libs/own/package.json': '{"name":"own","version":"1.0.0"}', 'libs/own/index.js': '' }
const patches = { 'layer/patches/a+1.0.0.patch': '+' }

/** A project for each package manager and each kind of lock file. */
export const lockedProjects: Readonly<Record<string, LockedProject>> = {
  npm: {
    files: {
      'layer/package.json': packageJson(),
      'layer/package-lock.json': '{"lockfileVersion":3}',
      'layer/.npmrc': 'legacy-peer-deps=true',
      ...patches,
      ...own,
    },
    home: { '.npmrc': 'registry=https://one.example/' },
    leftovers: nodeLeftovers,
    tools: node,
    variable: 'npm_config_registry',
  },
  'a member of an npm workspace': {
    isWorkspace: true,
    files: {
      'package.json': '{"workspaces":["layer","libs/*"]}',
      'package-lock.json': '{}',
      '.npmrc': 'registry=https://one.example/',
      'layer/package.json': '{"name":"layer"}',
      ...own,
    },
    home: {},
    leftovers: ['node_modules/a/index.js', ...nodeLeftovers],
    tools: node,
    variable: 'NODE_OPTIONS',
  },
  pnpm: {
    files: {
      'layer/package.json': packageJson(),
      'layer/pnpm-lock.yaml': 'lockfileVersion: "9.0"',
      'layer/pnpm-workspace.yaml': 'overrides: {}',
      ...patches,
      ...own,
    },
    home: { '.config/pnpm/rc': 'registry=https://one.example/', '.config/pnpm/config.yaml': 'a: 1' },
    leftovers: nodeLeftovers,
    tools: { node: node.node, pnpm: '10.1.0' },
    variable: 'npm_config_node_linker',
  },
  'Yarn 1': {
    files: {
      'layer/package.json': packageJson(),
      'layer/yarn.lock': '# yarn lockfile v1',
      'layer/.yarnrc': 'registry "https://one.example/"',
      '.yarnrc': 'network-timeout 1',
      ...own,
    },
    home: { '.yarnrc': 'registry "https://one.example/"' },
    leftovers: nodeLeftovers,
    tools: { node: node.node, yarn: '1.22.22' },
    variable: 'YARN_REGISTRY',
  },
  'Yarn 4': {
    files: {
      'layer/package.json': packageJson(),
      'layer/yarn.lock': '__metadata:\n  version: 8\n',
      'layer/.yarnrc.yml': 'npmRegistryServer: https://one.example/',
      'layer/.yarn/patches/a.patch': '+',
      '.yarnrc.yml': 'httpRetry: 1',
      ...own,
    },
    home: { '.yarnrc.yml': 'npmRegistryServer: https://one.example/' },
    leftovers: nodeLeftovers,
    tools: { node: node.node, yarn: '4.10.0' },
    variable: 'YARN_NPM_REGISTRY_SERVER',
  },
  bun: {
    files: {
      'layer/package.json': packageJson(),
      'layer/bun.lock': '{}',
      'layer/bunfig.toml': '[install]\nregistry = "https://one.example/"',
      ...own,
    },
    home: { '.bunfig.toml': '[install]\nregistry = "https://one.example/"' },
    leftovers: nodeLeftovers,
    tools: { node: node.node, bun: '1.3.0' },
    variable: 'BUN_CONFIG_REGISTRY',
  },
  pip: {
    files: {
      'layer/requirements.txt': `-r ../shared/base.txt\n-c limits.txt\na==1 --hash=sha256:${hash}\n`,
      'layer/limits.txt': 'b<2\n',
      'shared/base.txt': `--find-links ../wheels\n./own-1-py3-none-any.whl#sha256=${hash}\n-r more.txt\n`,
      'shared/more.txt': `c==1 --hash=sha256:${hash}\n`,
      'shared/own-1-py3-none-any.whl': 'zip',
      'layer/uv.toml': 'offline = false',
      'uv.toml': 'offline = false',
    },
    home: {
      '.config/pip/pip.conf': '[global]\nindex-url = https://one.example/',
      '.config/uv/uv.toml': 'offline = false',
    },
    leftovers: pythonLeftovers,
    tools: python,
    variable: 'PIP_INDEX_URL',
  },
  uv: {
    readsRepository: true,
    files: {
      'layer/pyproject.toml':
        '[project]\nname = "layer"\ndependencies = ["own"]\n[tool.uv.sources]\nown = { path = "../libs/own" }',
      'layer/uv.lock':
        'version = 1\n[[package]]\nname = "own"\nversion = "1"\nsource = { editable = "../libs/own" }\n',
      'libs/own/pyproject.toml': '[project]\nname = "own"',
      'libs/own/own/__init__.py': '',
      'uv.toml': 'offline = false',
    },
    home: { '.config/uv/uv.toml': 'offline = false' },
    leftovers: [...pythonLeftovers, 'libs/own/__pycache__/a.pyc'],
    tools: python,
    variable: 'UV_INDEX',
  },
  'a member of a uv workspace': {
    isWorkspace: true,
    files: {
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["layer", "libs/*"]',
      'uv.lock': 'version = 1\n',
      'layer/pyproject.toml': '[project]\nname = "layer"\ndependencies = []',
      'libs/own/pyproject.toml': '[project]\nname = "own"',
    },
    home: {},
    leftovers: pythonLeftovers,
    tools: python,
    variable: 'UV_DEFAULT_INDEX',
  },
  poetry: {
    readsRepository: true,
    files: {
      'layer/pyproject.toml': '[tool.poetry]\nname = "layer"',
      'layer/poetry.lock':
        '[[package]]\nname = "own"\nversion = "1"\n[package.source]\ntype = "directory"\nurl = "../libs/own"\n',
      'layer/poetry.toml': '[virtualenvs]\ncreate = false',
      'libs/own/pyproject.toml': '[project]\nname = "own"',
    },
    home: { '.config/pypoetry/config.toml': 'a = 1' },
    leftovers: pythonLeftovers,
    tools: { ...python, poetry: 'Poetry (version 2.1.0)' },
    variable: 'POETRY_REPOSITORIES_FOO_URL',
  },
  pipenv: {
    readsRepository: true,
    files: {
      'layer/Pipfile': '[packages]\nown = { path = "../libs/own" }',
      'layer/Pipfile.lock': '{"default":{}}',
      'libs/own/setup.py': '',
    },
    home: { '.config/pip/pip.conf': '[global]\nindex-url = https://one.example/' },
    leftovers: pythonLeftovers,
    tools: { ...python, pipenv: 'pipenv, version 2026.0.1' },
    variable: 'PIPENV_PYPI_MIRROR',
  },
  'pylock.toml': {
    files: {
      'layer/pylock.toml':
        'lock-version = "1.0"\n[[packages]]\nname = "own"\nversion = "1"\n[[packages.wheels]]\nname = "own-1-py3-none-any.whl"\npath = "../wheels/own-1-py3-none-any.whl"\n',
      'wheels/own-1-py3-none-any.whl': 'zip',
    },
    home: { '.config/pip/pip.conf': '[global]\nindex-url = https://one.example/' },
    leftovers: pythonLeftovers,
    tools: python,
    variable: 'PIP_EXTRA_INDEX_URL',
  },
  bundler: {
    readsRepository: true,
    files: {
      'layer/Gemfile': 'gem "own", path: "../libs/own"',
      'layer/Gemfile.lock': 'PATH\n  remote: ../libs/own\n  specs:\n    own (1.0)\n',
      'layer/.bundle/config': 'BUNDLE_JOBS: "2"',
      'libs/own/own.gemspec': '',
      'libs/own/lib/own.rb': '',
    },
    home: { '.bundle/config': 'BUNDLE_JOBS: "2"', '.gemrc': 'a: 1' },
    leftovers: ['layer/vendor/bundle/a.rb'],
    tools: { ruby: 'ruby 3.4.1', gem: '3.6.2', bundle: 'Bundler version 2.6.2' },
    variable: 'BUNDLE_BUILD__NOKOGIRI',
  },
  maven: {
    files: {
      'layer/pom.xml':
        '<project><artifactId>layer</artifactId><parent><artifactId>parent</artifactId><version>1</version></parent></project>',
      'pom.xml': '<project><artifactId>parent</artifactId><version>1</version></project>',
      'layer/.mvn/maven.config': '-Pa',
      'layer/src/main/java/A.java': '',
    },
    home: {
      '.m2/settings.xml': '<settings><offline>false</offline></settings>',
      '.m2/toolchains.xml': '<a/>',
    },
    leftovers: ['layer/target/a.jar'],
    tools: { mvn: 'Apache Maven 3.9.16 (abc)' },
    variable: 'MAVEN_OPTS',
  },
  'a module of a Maven build': {
    isWorkspace: true,
    readsRepository: true,
    files: {
      'pom.xml': '<project><modules><module>layer</module><module>libs/own</module></modules></project>',
      'layer/pom.xml': '<project><artifactId>layer</artifactId></project>',
      'libs/own/pom.xml': '<project><artifactId>own</artifactId></project>',
      'libs/own/src/main/java/A.java': '',
    },
    home: {},
    leftovers: ['layer/target/a.jar', 'libs/own/target/a.jar'],
    tools: { mvn: 'Apache Maven 3.9.16 (abc)' },
    variable: 'LIBRARY_VERSION',
  },
  gradle: {
    readsRepository: true,
    files: {
      'layer/settings.gradle': "includeBuild('../libs/own')",
      'layer/build.gradle': "dependencies { implementation 'a:b:1' }",
      'layer/gradle.lockfile': 'a:b:1=runtimeClasspath',
      'layer/gradle.properties': 'a=1',
      'layer/gradle/libs.versions.toml': '[versions]',
      'layer/buildSrc/build.gradle': '',
      'libs/own/build.gradle': '',
    },
    home: { '.gradle/gradle.properties': 'a=1', '.gradle/init.gradle': '', '.gradle/init.d/a.gradle': '' },
    leftovers: ['layer/.gradle/a.bin', 'layer/build/a.jar'],
    tools: { gradle: 'Gradle 9.1.0', java: 'openjdk version "21.0.1"' },
    variable: 'ORG_GRADLE_PROJECT_a',
  },
}
