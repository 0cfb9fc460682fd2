import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { workspaceOf } from '../support/run-bundle.ts'
import { toolPath } from '../rig/tools.mjs'
import { buildLayer } from '../support/build-layer.ts'
import type { Layer, LayerOptions } from '../support/build-layer.ts'
import { wheelOf } from '../support/wheel-file.ts'

let path: string
/** A pylock.toml that uv creates here, because the format contains host names. It locks more packages than the project requires. */
let exported: string

const files = {
  'pyproject.toml':
    '[project]\nname = "reports"\nversion = "1.0.0"\nrequires-python = ">=3.11"\ndependencies = ["idna>=3.4", "markupsafe"]\n',
}

beforeAll(async () => {
  path = await toolPath('uv')
  const checkout = write(files)
  const env = { ...process.env, PATH: path }
  const pins = ['idna==3.7', 'markupsafe==3.0.2', 'exceptiongroup==1.3.0 ; python_version < "3.12"']
  writeFileSync(join(checkout, 'in.txt'), pins.join('\n'))
  const compile = ['pip', 'compile', '--quiet', '--universal', '--no-deps', '--python-version', '3.11']
  execFileSync('uv', [...compile, 'in.txt', '--output-file', 'pylock.toml'], { cwd: checkout, env })
  exported = readFileSync(join(checkout, 'pylock.toml'), 'utf8')
}, 600_000)

/** The hash of docopt 0.6.2, which has only a source distribution. */
const docopt = '49b3a825280bd66b3aa83585ef59c4a8c82f2c8a522dbe754a8bc8d08c85c491'

const write = (texts: Readonly<Record<string, string>>): string => realpathSync(workspaceOf(texts))

/** Builds for Python 3.13 on arm64 by default. */
const build = (checkout: string, order: LayerOptions = {}): Promise<Layer> =>
  buildLayer(checkout, '', {
    runtimes: ['python3.13'],
    architecture: 'arm64',
    ...order,
    env: { ...process.env, PATH: path },
  })

const packagesOf = ({ contents }: Layer): string[] =>
  Object.keys(contents)
    .flatMap((file) => /([^/]+)-([^-]+)\.dist-info\/METADATA$/.exec(file)?.slice(1).join(' ') ?? [])
    .sort()

describe('pylock.toml', () => {
  test.each([
    ['next to a pyproject.toml', files, 'auto'],
    ['if "package-manager" names a manager that has no lock file', files, 'uv'],
  ])('decides what is installed, %s', async (_where, others, manager) => {
    const layer = await build(write({ ...others, 'pylock.toml': exported }), { manager })
    expect(layer.locked).toBe(true)
    expect(packagesOf(layer)).toEqual(['MarkupSafe 3.0.2', 'idna 3.7'])
    expect(layer.warnings).toEqual([])
    expect(Object.keys(layer.contents).join()).toContain('aarch64-linux-gnu.so')
  })

  test('is used for each Python version, by pip and by uv', async () => {
    const checkout = write({ 'pylock.toml': exported })
    const minor = execFileSync('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'])
      .toString()
      .trim()
    const own = {
      runtimes: [`python${minor}`],
      architecture: process.arch === 'arm64' ? 'arm64' : 'x86_64',
    } as const
    expect(packagesOf(await build(checkout, own)).filter((one) => !one.startsWith('exceptiongroup'))).toEqual(
      ['MarkupSafe 3.0.2', 'idna 3.7'],
    )
    const both = await build(checkout, { runtimes: ['python3.11', 'python3.13'] })
    expect(packagesOf(both).filter((one) => one.startsWith('exceptiongroup'))).toEqual([
      'exceptiongroup 1.3.0',
    ])
  })

  test('rejects packages with another hash, and source distributions', async () => {
    const forged = exported.replaceAll(/sha256 = "[0-9a-f]{64}"/g, `sha256 = "${'0'.repeat(64)}"`)
    await expect(build(write({ 'pylock.toml': forged }))).rejects.toThrow(/hash/)
    const sdist = `[[packages]]\nname = "docopt"\nversion = "0.6.2"\nsdist = { name = "docopt-0.6.2.tar.gz", hashes = { sha256 = "${docopt}" } }\n`
    const source = write({ 'pylock.toml': `lock-version = "1.0"\n${sdist}` })
    await expect(build(source)).rejects.toThrow(/no wheel for .* of docopt/)
  })

  test('can contain wheels and folders of the checkout', async () => {
    const checkout = write({
      'lib/pyproject.toml':
        '[project]\nname = "lib"\nversion = "1.0"\n[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
      'lib/lib/__init__.py': '',
    })
    mkdirSync(join(checkout, 'wheels'))
    const wheel = wheelOf('acme_wheel', '1.0', { 'acme_wheel.py': '' })
    writeFileSync(join(checkout, 'wheels/acme_wheel-1.0-py3-none-any.whl'), wheel)
    const hash = execFileSync('sha256sum', [join(checkout, 'wheels/acme_wheel-1.0-py3-none-any.whl')])
      .toString()
      .slice(0, 64)
    const packages = (sha256: string): string =>
      'lock-version = "1.0"\n[[packages]]\nname = "lib"\ndirectory = { path = "lib" }\n' +
      `[[packages]]\nname = "acme-wheel"\nversion = "1.0"\nwheels = [{ path = "wheels/acme_wheel-1.0-py3-none-any.whl", hashes = { sha256 = "${sha256}" } }]\n`
    writeFileSync(join(checkout, 'pylock.toml'), packages(hash))
    expect(packagesOf(await build(checkout))).toEqual(['acme_wheel 1.0', 'lib 1.0'])
    writeFileSync(join(checkout, 'pylock.toml'), packages('0'.repeat(64)))
    await expect(build(checkout)).rejects.toThrow(/hash/)
  })
})
