import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { build } from '../../src/install/build.ts'
import { workspaceOf } from '../support/run-bundle.ts'
import { toolPath } from '../rig/tools.mjs'
import { quietLog } from '../support/quiet-log.ts'
import { buildLayer, contentsOf, hostArchitecture } from '../support/build-layer.ts'

// The first run downloads the dependencies.
jest.setTimeout(600_000)

/** Creates a checkout with one commit and a tag, and returns its path. */
function taggedCheckout(files: Record<string, string>, tag: string): string {
  const checkout = realpathSync(workspaceOf(files))
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=own', '-c', 'user.email=own@example.com', ...args], {
      cwd: checkout,
    })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'own')
  git('tag', tag)
  return checkout
}

/** Returns the files of a Python package in `libs/`. This build backend reads its version from git. */
function python(
  name: string,
  requires: readonly string[],
  backend: string,
  more: string,
): Record<string, string> {
  const module = name.replaceAll('-', '_')
  return {
    [`libs/${name}/pyproject.toml`]: `[build-system]
requires = ${JSON.stringify(requires)}
build-backend = "${backend}"
[project]
name = "${name}"
dynamic = ["version"]
requires-python = ">=3.10"
${more}`,
    [`libs/${name}/${module}/__init__.py`]: 'x = 1\n',
    [`libs/${name}/${module}/rules/base.json`]: '{"a": 1}\n',
  }
}

const hatch = python(
  'by-hatch',
  ['hatchling', 'hatch-vcs'],
  'hatchling.build',
  '[tool.hatch.version]\nsource = "vcs"\nraw-options = { root = "../.." }\n',
)

/** Returns the names of the `.dist-info` directories of a layer, such as `six-1.16.0`. */
function distributionsIn(directory: string): string[] {
  return readdirSync(join(directory, 'python')).flatMap((name) => /^(.*)\.dist-info$/.exec(name)?.[1] ?? [])
}

test('the build backends of Python packages read the version and the data files from git', async () => {
  const checkout = taggedCheckout(
    {
      ...python(
        'by-setuptools',
        ['setuptools>=70', 'setuptools-scm>=8'],
        'setuptools.build_meta',
        '[tool.setuptools_scm]\nroot = "../.."\nfallback_version = "0.0.0"\n',
      ),
      ...hatch,
      ...python(
        'by-versioningit',
        ['hatchling', 'versioningit'],
        'hatchling.build',
        '[tool.hatch.version]\nsource = "versioningit"\n',
      ),
      ...python('by-pdm', ['pdm-backend'], 'pdm.backend', '[tool.pdm.version]\nsource = "scm"\n'),
      'layer/requirements.txt':
        '../libs/by-setuptools\n../libs/by-hatch\n../libs/by-versioningit\n../libs/by-pdm\n',
    },
    'v1.5.0',
  )
  const before = contentsOf(checkout)
  const { directory } = await buildLayer(checkout, 'layer', {
    runtimes: ['python3.13'],
    env: { ...process.env, PATH: await toolPath('uv') },
  })
  expect(distributionsIn(directory)).toEqual(
    ['by_hatch', 'by_pdm', 'by_setuptools', 'by_versioningit'].map((name) => `${name}-1.5.0`),
  )
  for (const module of ['by_setuptools', 'by_hatch'])
    expect(readFileSync(join(directory, 'python', module, 'rules/base.json'), 'utf8')).toBe('{"a": 1}\n')
  expect(contentsOf(checkout)).toEqual(before)
})

test('members of a uv workspace get their version from git', async () => {
  const files = {
    ...hatch,
    'pyproject.toml': '[tool.uv.workspace]\nmembers = ["layer", "libs/*"]\n',
    'layer/pyproject.toml':
      '[project]\nname = "layer"\nversion = "0"\nrequires-python = ">=3.11"\ndependencies = ["by-hatch"]\n' +
      '[tool.uv.sources]\nby-hatch = { workspace = true }\n',
  }
  const env = { ...process.env, PATH: await toolPath('uv') }
  const unlocked = taggedCheckout(files, 'v0.1.0')
  execFileSync('uv', ['lock'], { cwd: unlocked, env, stdio: 'pipe' })
  const checkout = taggedCheckout(
    { ...files, 'uv.lock': readFileSync(join(unlocked, 'uv.lock'), 'utf8') },
    'v2.0.0',
  )
  const { directory } = await buildLayer(checkout, 'layer', { runtimes: ['python3.13'], env })
  expect(distributionsIn(directory)).toEqual(['by_hatch-2.0.0'])
})

test('Maven modules can read their commit', async () => {
  const project = (artifact: string, more: string): string =>
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>' +
    `<parent><groupId>own</groupId><artifactId>parent</artifactId><version>1.2.3</version></parent><artifactId>${artifact}</artifactId>${more}</project>`
  const checkout = taggedCheckout(
    {
      'pom.xml':
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>own</groupId>' +
        '<artifactId>parent</artifactId><version>1.2.3</version><packaging>pom</packaging>' +
        '<modules><module>common</module><module>layer</module></modules></project>',
      'common/pom.xml': project(
        'common',
        '<build><plugins><plugin><groupId>io.github.git-commit-id</groupId><artifactId>git-commit-id-maven-plugin</artifactId>' +
          '<version>9.0.1</version><executions><execution><phase>initialize</phase><goals><goal>revision</goal></goals></execution></executions>' +
          '<configuration><generateGitPropertiesFile>true</generateGitPropertiesFile></configuration></plugin></plugins></build>',
      ),
      'layer/pom.xml': project(
        'layer',
        '<packaging>pom</packaging><dependencies><dependency><groupId>own</groupId><artifactId>common</artifactId><version>1.2.3</version></dependency></dependencies>',
      ),
    },
    'v1.2.3',
  )
  const { directory } = await buildLayer(checkout, 'layer', { runtimes: ['java21'] })
  const jar = new AdmZip(join(directory, 'java/lib/common-1.2.3.jar'))
  const properties = jar.readAsText('git.properties')
  expect(properties).toMatch(/^git\.tags=v1\.2\.3$/m)
  expect(properties).toMatch(/^git\.dirty=false$/m)
})

test('Gradle projects get their version from git', async () => {
  const checkout = taggedCheckout(
    {
      'settings.gradle': "include 'lib', 'layer'\n",
      'lib/build.gradle':
        "apply plugin: 'java'\nversion = 'git describe --tags --dirty'.execute(null, projectDir).text.trim()\n",
      'layer/build.gradle': "apply plugin: 'java'\ndependencies { compile project(':lib') }\n",
      '.gitignore': '.gradle\nbuild\n',
    },
    'v4.5.6',
  )
  const { contents } = await buildLayer(checkout, 'layer')
  expect(Object.keys(contents)).toEqual(['java/lib/lib-v4.5.6.jar'])
})

test('gems by path get their version and files from git', async () => {
  const checkout = taggedCheckout(
    {
      'layer/Gemfile': "gem 'own', path: '../own'\n",
      'layer/Gemfile.lock':
        'PATH\n  remote: ../own\n  specs:\n    own (7.8.9)\n\nGEM\n  specs:\n\nPLATFORMS\n  ruby\n  x86_64-linux\n  aarch64-linux\n\nDEPENDENCIES\n  own!\n',
      'own/own.gemspec': `Gem::Specification.new do |s|
        s.name = 'own'
        s.version = \`git describe --tags --dirty\`.strip.delete_prefix('v')
        s.summary = 'own'
        s.authors = ['own']
        s.files = \`git ls-files -z -- lib\`.split("\\0")
      end`,
      'own/lib/own.rb': 'module Own; end\n',
      'own/spec/own_spec.rb': '',
    },
    'v7.8.9',
  )
  const { contents } = await buildLayer(checkout, 'layer')
  expect(Object.keys(contents).map((path) => path.replace(/^ruby\/gems\/[\d.]+\//, ''))).toEqual([
    'gems/own-7.8.9/lib/own.rb',
    'specifications/own-7.8.9.gemspec',
  ])
})

test('a build command can run git, and the repository is not copied into the layer', async () => {
  const checkout = taggedCheckout({ 'layer/own.py': 'x = 1\n', 'other.txt': '' }, 'v3.1.0')
  const work = realpathSync(workspaceOf({}))
  const { directory } = await build(
    {
      packageManager: 'auto',
      buildCommand:
        'git describe --tags --dirty > version.txt; mkdir "$LAYER_DIR/python"; cp -r . "$LAYER_DIR/python/own"; cp -r "$(git rev-parse --show-toplevel)" "$LAYER_DIR/all"',
      requireLockfile: false,
      include: [],
      without: [],
    },
    {
      source: join(checkout, 'layer'),
      workspace: checkout,
      work,
      target: { runtimes: [], architecture: hostArchitecture, matchesRunner: true },
      installScripts: false,
      extras: [],
      env: process.env,
      log: quietLog(),
    },
  )
  const built = ['layer/own.py', 'layer/version.txt'].map((path) => `all/${path}`)
  expect(Object.keys(contentsOf(directory))).toEqual([
    ...built,
    'python/own/own.py',
    'python/own/version.txt',
  ])
  expect(readFileSync(join(directory, 'python/own/version.txt'), 'utf8')).toBe('v3.1.0\n')
})
