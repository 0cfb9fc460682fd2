import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import AdmZip from 'adm-zip'
import type { ToolName } from '../rig/tools.mjs'

/** A runner with a checkout. A change can also add variables. */
export interface Runner {
  readonly workspace: string
  readonly home: string
  readonly env: Record<string, string>
}

/** Changes something that a build can read. */
export type Change = (runner: Runner) => unknown

/** A locked project in `layer/`, and what decides its bytes in addition to the files of `layer/`. */
export interface ProjectToSkip {
  readonly runtime: string
  readonly tools?: readonly ToolName[]
  readonly files: Readonly<Record<string, string>>
  /** Completes the project after its files were written, such as by creating a lock file. */
  readonly prepare?: Change
  /** Whether code of the checkout runs, which can read the repository. */
  readonly readsRepository?: true
  readonly changes: Readonly<Record<string, Change>>
}

const inFolder =
  (folder: string, ...[program, ...args]: readonly [string, ...string[]]): Change =>
  (runner) =>
    runIn(runner, folder, program, ...args)

function runIn({ workspace, env }: Runner, folder: string, program: string, ...args: string[]): void {
  const cwd = join(workspace, folder)
  execFileSync(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' })
}

const appended =
  (path: string, text = '\n'): Change =>
  ({ workspace }) => {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    appendFileSync(join(workspace, path), text)
  }

const inHome =
  (path: string, text: string): Change =>
  ({ home }) => {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }

const variable =
  (name: string, value: string): Change =>
  ({ env }) =>
    void (env[name] = value)

const ownNode = {
  'libs/own/package.json': '{"name":"own","version":"1.0.0"}',
  'libs/own/index.js': 'module.exports = 1\n',
}
const nodeLayer = (own: string, more: object = {}): string =>
  JSON.stringify({ name: 'layer', version: '1.0.0', dependencies: { ms: '2.1.3', own }, ...more })

const ownPython = {
  'libs/own/pyproject.toml':
    '[build-system]\nrequires = ["setuptools==80.9.0"]\nbuild-backend = "setuptools.build_meta"\n' +
    '[project]\nname = "own"\nversion = "1.0.0"\n',
  'libs/own/own/__init__.py': 'VALUE = 1\n',
}

const mspatch = [
  'diff --git a/index.js b/index.js',
  '--- a/index.js',
  '+++ b/index.js',
  '@@ -1,3 +1,4 @@',
  '+// patched',
  ' /**',
  '  * Helpers.',
  '  */',
  '',
].join('\n')

const otherPatch =
  (path: string): Change =>
  ({ workspace }) =>
    writeFileSync(join(workspace, path), mspatch.replace('// patched', '// other'))

function writeWheel(path: string, value: number): void {
  const zip = new AdmZip()
  const files = {
    'wheeled/__init__.py': `VALUE = ${value}\n`,
    'wheeled-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: wheeled\nVersion: 1.0\n',
    'wheeled-1.0.dist-info/WHEEL': 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    'wheeled-1.0.dist-info/RECORD':
      'wheeled/__init__.py,,\nwheeled-1.0.dist-info/METADATA,,\nwheeled-1.0.dist-info/WHEEL,,\nwheeled-1.0.dist-info/RECORD,,\n',
  }
  for (const [name, text] of Object.entries(files)) zip.addFile(name, Buffer.from(text))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, zip.toBuffer())
}

/** Installs an artifact into the repository that settings name, as an earlier step of a job can do. */
function install(runner: Runner, value: number): void {
  const jar = join(mkdtempSync(join(tmpdir(), 'jar-')), 'installed.jar')
  const zip = new AdmZip()
  zip.addFile('installed.txt', Buffer.from(String(value)))
  zip.writeZip(jar)
  const [, settings = ''] = (runner.env['MAVEN_ARGS'] ?? '').split(' ')
  const artifact = ['-DgroupId=own.example', '-DartifactId=installed', '-Dversion=1', '-Dpackaging=jar']
  const args = ['-q', '-B', '-s', settings, 'install:install-file', `-Dfile=${jar}`, ...artifact]
  execFileSync('mvn', args, {
    cwd: runner.workspace,
    env: { ...process.env, ...runner.env, HOME: runner.home },
    stdio: 'pipe',
  })
}

export const projectsToSkip: Readonly<Record<string, ProjectToSkip>> = {
  npm: {
    runtime: 'nodejs22.x',
    files: { ...ownNode, 'layer/package.json': nodeLayer('file:../libs/own'), 'layer/.npmrc': '' },
    prepare: inFolder('layer', 'npm', 'install', '--package-lock-only', '--ignore-scripts'),
    changes: {
      'a file of a local package': appended('libs/own/index.js'),
      'a setting of the project': appended('layer/.npmrc', 'legacy-peer-deps=true\n'),
      'a setting of the user': inHome('.npmrc', '@own:registry=https://own.example/\n'),
      NODE_OPTIONS: variable('NODE_OPTIONS', '--no-warnings'),
      npm_config_omit: variable('npm_config_omit', 'optional'),
    },
  },
  'npm with a workspace': {
    runtime: 'nodejs22.x',
    files: {
      ...ownNode,
      'package.json': '{"name":"root","version":"1.0.0","workspaces":["layer","libs/*"]}',
      '.npmrc': '',
      'layer/package.json': nodeLayer('1.0.0'),
    },
    prepare: inFolder('', 'npm', 'install', '--package-lock-only', '--ignore-scripts'),
    changes: {
      'a file of another member': appended('libs/own/index.js'),
      'the manifest of the root': appended('package.json'),
      'a setting of the root': appended('.npmrc', 'engine-strict=true\n'),
    },
  },
  pnpm: {
    runtime: 'nodejs22.x',
    tools: ['pnpm'],
    files: {
      ...ownNode,
      'package.json': '{"name":"root","version":"1.0.0"}',
      'pnpm-workspace.yaml':
        'packages: [layer, libs/*]\npatchedDependencies:\n  ms@2.1.3: patches/ms.patch\n',
      'patches/ms.patch': mspatch,
      'layer/package.json': nodeLayer('workspace:*'),
    },
    prepare: inFolder('', 'pnpm', 'install', '--lockfile-only', '--ignore-scripts'),
    changes: {
      'a patch': otherPatch('patches/ms.patch'),
      'a file of another member': appended('libs/own/index.js'),
      'the settings of the workspace': appended('pnpm-workspace.yaml', '\nautoInstallPeers: true\n'),
      'a setting of the user': inHome('.config/pnpm/rc', 'fetch-retries=3\n'),
      pnpm_config_node_linker: variable('pnpm_config_node_linker', 'hoisted'),
    },
  },
  'Yarn 1': {
    runtime: 'nodejs22.x',
    tools: ['yarn1'],
    files: { ...ownNode, 'layer/package.json': nodeLayer('file:../libs/own'), '.yarnrc': '' },
    prepare: inFolder('layer', 'yarn', 'install', '--ignore-scripts', '--non-interactive'),
    changes: {
      'a file of a local package': appended('libs/own/index.js'),
      'a setting above the project': appended('.yarnrc', 'network-timeout 100000\n'),
      'a setting for npm above the project': appended('.npmrc', 'fetch-retries=3\n'),
      'a setting of the user': inHome('.yarnrc', 'network-timeout 100000\n'),
    },
  },
  'Yarn 4': {
    runtime: 'nodejs22.x',
    tools: ['yarn4'],
    files: {
      ...ownNode,
      'layer/package.json': nodeLayer('file:../libs/own', {
        resolutions: { 'ms@npm:2.1.3': 'patch:ms@npm%3A2.1.3#~/patches/ms.patch' },
      }),
      'layer/yarn.lock': '',
      'layer/patches/ms.patch': mspatch,
      '.yarnrc.yml': 'httpRetry: 2\n',
    },
    prepare: inFolder('layer', 'yarn', 'install', '--mode=update-lockfile'),
    changes: {
      'a patch': otherPatch('layer/patches/ms.patch'),
      'a file of a local package': appended('libs/own/index.js'),
      'a setting above the project': appended('.yarnrc.yml', 'httpTimeout: 100000\n'),
      'a setting of the user': inHome('.yarnrc.yml', 'httpTimeout: 100000\n'),
      YARN_HTTP_RETRY: variable('YARN_HTTP_RETRY', '4'),
    },
  },
  bun: {
    runtime: 'nodejs22.x',
    tools: ['bun'],
    files: {
      ...ownNode,
      'layer/package.json': nodeLayer('file:../libs/own', {
        patchedDependencies: { 'ms@2.1.3': 'patches/ms.patch' },
      }),
      'layer/patches/ms.patch': mspatch,
      'layer/bunfig.toml': '',
    },
    prepare: inFolder('layer', 'bun', 'install', '--lockfile-only', '--ignore-scripts'),
    changes: {
      'a file of a local package': appended('libs/own/index.js'),
      'a patch': otherPatch('layer/patches/ms.patch'),
      'a file with variables': appended('layer/.env', 'A=1\n'),
      'a setting of the user': inHome('.bunfig.toml', '[install]\nexact = true\n'),
    },
  },
  pip: {
    runtime: 'python3.11',
    tools: ['uv'],
    files: {
      'layer/requirements.in': 'six==1.17.0\n',
      'layer/requirements.txt': '',
      'limits.txt': 'six<2\n',
      'uv.toml': 'no-cache = false\n',
    },
    prepare: (runner) => {
      const { workspace } = runner
      writeWheel(join(workspace, 'wheels/wheeled-1.0-py3-none-any.whl'), 1)
      inFolder(
        'layer',
        'uv',
        'pip',
        'compile',
        '-q',
        '--universal',
        '--generate-hashes',
        '--no-header',
        '--no-emit-index-url',
        'requirements.in',
        '-o',
        '../base.txt',
      )(runner)
      const hash = execFileSync('sha256sum', [join(workspace, 'wheels/wheeled-1.0-py3-none-any.whl')])
        .toString()
        .slice(0, 64)
      writeFileSync(
        join(workspace, 'layer/requirements.txt'),
        `-c ../limits.txt\n-r ../base.txt\n../wheels/wheeled-1.0-py3-none-any.whl#sha256=${hash}\n`,
      )
    },
    changes: {
      'an included file': appended('base.txt', '# more\n'),
      'a file of constraints': appended('limits.txt', '# more\n'),
      'a local wheel': ({ workspace }) =>
        writeWheel(join(workspace, 'wheels/wheeled-1.0-py3-none-any.whl'), 2),
      'a setting of uv above the project': appended('uv.toml', 'offline = false\n'),
      'a setting of the user': inHome('.config/pip/pip.conf', '[global]\ntimeout = 30\n'),
      PIP_NO_BINARY: variable('PIP_NO_BINARY', 'six'),
    },
  },
  uv: {
    runtime: 'python3.11',
    tools: ['uv'],
    readsRepository: true,
    files: {
      ...ownPython,
      'layer/pyproject.toml':
        '[project]\nname = "layer"\nversion = "1"\nrequires-python = ">=3.10"\ndependencies = ["six==1.17.0", "own"]\n[tool.uv.sources]\nown = { path = "../libs/own" }\n',
    },
    prepare: inFolder('layer', 'uv', 'lock', '-q'),
    changes: {
      'a file of a local package': appended('libs/own/own/__init__.py'),
      'a file above the project': appended('uv.toml', 'offline = false\n'),
      'a setting of the user': inHome('.config/uv/uv.toml', 'offline = false\n'),
      'a setting of setuptools': inHome('.pydistutils.cfg', '[build]\n'),
      UV_INDEX: variable('UV_INDEX', ''),
      'a variable for the build': variable('OWN_BUILD', '1'),
    },
  },
  'uv with a workspace': {
    runtime: 'python3.11',
    tools: ['uv'],
    readsRepository: true,
    files: {
      ...ownPython,
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["layer", "libs/*"]\n',
      'layer/pyproject.toml':
        '[project]\nname = "layer"\nversion = "1"\nrequires-python = ">=3.10"\ndependencies = ["six==1.17.0", "own"]\n[tool.uv.sources]\nown = { workspace = true }\n',
    },
    prepare: inFolder('layer', 'uv', 'lock', '-q'),
    changes: {
      'a file of another member': appended('libs/own/own/__init__.py'),
      'the manifest of the root': appended('pyproject.toml'),
    },
  },
  poetry: {
    runtime: 'python3.11',
    tools: ['poetry', 'uv'],
    readsRepository: true,
    files: {
      ...ownPython,
      'layer/pyproject.toml':
        '[tool.poetry]\nname = "layer"\nversion = "1"\npackage-mode = false\n[tool.poetry.dependencies]\npython = "^3.11"\nsix = "1.17.0"\nown = { path = "../libs/own" }\n',
    },
    prepare: inFolder('layer', 'poetry', 'lock'),
    changes: {
      'a file of a local package': appended('libs/own/own/__init__.py'),
      'a setting of the project': appended('layer/poetry.toml', '[virtualenvs]\ncreate = true\n'),
      'a setting of the user': inHome('.config/pypoetry/config.toml', '[virtualenvs]\ncreate = true\n'),
      POETRY_REPOSITORIES_OWN_URL: variable('POETRY_REPOSITORIES_OWN_URL', 'https://own.example/'),
    },
  },
  pipenv: {
    runtime: 'python3.11',
    tools: ['pipenv', 'uv'],
    readsRepository: true,
    files: {
      ...ownPython,
      'layer/Pipfile':
        '[packages]\nsix = "==1.17.0"\nown = { path = "../libs/own" }\nwheeled = { file = "../wheels/wheeled-1.0-py3-none-any.whl" }\n',
    },
    prepare: (runner) => {
      const { workspace } = runner
      writeWheel(join(workspace, 'wheels/wheeled-1.0-py3-none-any.whl'), 1)
      return inFolder('layer', 'pipenv', 'lock')(runner)
    },
    changes: {
      'a file of a local package': appended('libs/own/own/__init__.py'),
      'a local wheel': ({ workspace }) =>
        writeWheel(join(workspace, 'wheels/wheeled-1.0-py3-none-any.whl'), 2),
      'a setting of the user': inHome('.config/pip/pip.conf', '[global]\ntimeout = 30\n'),
      PIPENV_TIMEOUT: variable('PIPENV_TIMEOUT', '99'),
    },
  },
  bundler: {
    runtime: 'ruby3.4',
    readsRepository: true,
    files: {
      'README.md': 'Own\n',
      'libs/own/own.gemspec':
        "Gem::Specification.new do |s|\n  s.name = 'own'\n  s.version = '1.0.0'\n  s.summary = 'x'\n  s.authors = ['own']\n" +
        '  s.homepage = "https://own.example/#{`git status --porcelain --untracked-files=no`.lines.size}"\n' +
        "  s.files = `git ls-files`.split\n  s.description = ENV['OWN'].to_s\nend\n",
      'libs/own/lib/own.rb': 'OWN = 1\n',
      'layer/Gemfile':
        "source 'https://gems.example.com'\ngem 'greeting', '~> 1.0'\ngem 'own', path: '../libs/own'\n",
      'layer/Gemfile.lock': [
        'PATH\n  remote: ../libs/own\n  specs:\n    own (1.0.0)\n',
        'GEM\n  remote: https://gems.example.com/\n  specs:\n    greeting (1.2.0)\n      words (~> 1.0)\n    words (1.0.3)\n',
        'PLATFORMS\n  ruby\n',
        'DEPENDENCIES\n  greeting (~> 1.0)\n  own!\n',
      ].join('\n'),
    },
    prepare: ({ workspace }) =>
      cpSync('test/fixtures/managers/bundler/vendor', join(workspace, 'layer/vendor'), { recursive: true }),
    changes: {
      'a tracked file elsewhere': appended('README.md'),
      'a file of a local gem': appended('libs/own/lib/own.rb'),
      'a setting of the project': appended('layer/.bundle/config', 'BUNDLE_JOBS: "2"\n'),
      'a setting of the user': inHome('.bundle/config', '---\nBUNDLE_JOBS: "2"\n'),
      'a variable that a gemspec reads': variable('OWN', 'x'),
      BUNDLE_JOBS: variable('BUNDLE_JOBS', '2'),
      'a gem in the cache': ({ workspace }) =>
        appendFileSync(join(workspace, 'layer/vendor/cache/words-1.0.3.gem'), Buffer.alloc(512)),
    },
  },
  maven: {
    runtime: 'java21',
    files: {
      'pom.xml':
        '<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>parent</artifactId><version>1</version><packaging>pom</packaging></project>',
      'layer/pom.xml':
        '<project><modelVersion>4.0.0</modelVersion><parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent><artifactId>layer</artifactId>' +
        '<dependencies><dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.13</version></dependency>' +
        '<dependency><groupId>own.example</groupId><artifactId>installed</artifactId><version>1</version></dependency></dependencies></project>',
    },
    prepare: (runner) => {
      const repository = join(runner.home, 'repository')
      mkdirSync(repository)
      // Everything except the artifact comes from the repository of this machine.
      const shared = join(userInfo().homedir, '.m2', 'repository')
      mkdirSync(shared, { recursive: true })
      for (const name of readdirSync(shared)) symlinkSync(join(shared, name), join(repository, name))
      const settings = join(runner.home, 'settings.xml')
      const place = '<localRepository>${env.HOME}/repository</localRepository>'
      writeFileSync(settings, `<settings>${place}</settings>`)
      runner.env['MAVEN_ARGS'] = `--settings ${settings}`
      install(runner, 1)
    },
    changes: {
      'an artifact that was installed again': (runner) => install(runner, 2),
      'the parent': appended('pom.xml'),
      'an argument of the project': appended('layer/.mvn/maven.config', '-T2\n'),
      MAVEN_OPTS: variable('MAVEN_OPTS', '-Xmx512m'),
    },
  },
  gradle: {
    runtime: 'java21',
    readsRepository: true,
    files: {
      'layer/settings.gradle': "rootProject.name = 'layer'\nincludeBuild '../libs/own'\n",
      'layer/build.gradle':
        "apply plugin: 'java'\nrepositories { mavenCentral() }\n" +
        "dependencies { runtimeOnly 'org.slf4j:slf4j-nop:2.0.13'\n runtimeOnly 'g:own:1' }\n",
      'layer/gradle.lockfile':
        'org.slf4j:slf4j-api:2.0.13=runtimeClasspath\norg.slf4j:slf4j-nop:2.0.13=runtimeClasspath\nempty=\n',
      'libs/own/settings.gradle': "rootProject.name = 'own'\n",
      'libs/own/build.gradle': "apply plugin: 'java'\ngroup = 'g'\nversion = '1'\n",
      'libs/own/src/main/resources/own.txt': '1\n',
    },
    prepare: ({ home, env }) => void (env['GRADLE_USER_HOME'] = join(home, 'gradle')),
    changes: {
      'a file of an included build': appended('libs/own/src/main/resources/own.txt'),
      'a setting of the user': inHome('gradle/gradle.properties', 'org.gradle.parallel=true\n'),
      'an init script of the user': inHome('gradle/init.d/own.gradle', 'allprojects { }\n'),
      ORG_GRADLE_PROJECT_own: variable('ORG_GRADLE_PROJECT_own', '1'),
      GRADLE_OPTS: variable('GRADLE_OPTS', '-Xmx512m'),
    },
  },
}
