import { describe, expect, test } from '@jest/globals'
import { targetsOf } from '../../../../src/install/python/target.ts'
import type { PythonTarget } from '../../../../src/install/python/target.ts'
import { dependsOnPython, requireAll } from '../../../../src/install/python/verify.ts'
import { fits, platformsFor } from '../../../../src/install/python/wheels.ts'
import type { Architecture } from '../../../../src/layer/layer.ts'

const target: PythonTarget = { minor: '3.13', full: '3.13.99', architecture: 'arm64', glibc: '2.34' }

describe('a wheel for Python 3.13 on arm64 with glibc 2.34', () => {
  test.each([
    ['py3-none-any', true],
    ['py2.py3-none-any', true],
    ['py2-none-any', false],
    ['py310-none-any', true],
    ['py314-none-any', false],
    ['cp313-cp313-manylinux_2_17_aarch64', true],
    ['cp313-cp313-manylinux2014_aarch64', true],
    ['cp313-cp313-manylinux_2_34_aarch64', true],
    ['cp313-cp313-manylinux_2_35_aarch64', false],
    ['cp313-cp313-manylinux_2_17_x86_64', false],
    ['cp313-cp313-musllinux_1_2_aarch64', false],
    ['cp313-cp313-linux_aarch64', true],
    ['cp313-cp313t-manylinux_2_17_aarch64', false],
    ['cp311-cp311-manylinux_2_17_aarch64', false],
    ['cp39-abi3-manylinux_2_28_aarch64', true],
    ['cp314-abi3-manylinux_2_28_aarch64', false],
    ['pp310-pypy310_pp73-manylinux_2_17_aarch64', false],
    ['cp312.cp313-none-manylinux_2_17_aarch64', true],
    ['cp313-cp313-macosx_11_0_arm64', false],
  ])('%s: %s', (tag, expected) => {
    expect(fits(tag, target)).toBe(expected)
  })
})

test('pip gets all platforms of the target, the newest first, with their old names', () => {
  const platforms = platformsFor({ ...target, architecture: 'x86_64', glibc: '2.26' })
  expect(platforms[0]).toBe('manylinux_2_26_x86_64')
  expect(platforms.at(-1)).toBe('manylinux1_x86_64')
  const names = ['manylinux_2_17_x86_64', 'manylinux2014_x86_64', 'manylinux_2_16_x86_64']
  const at = platforms.indexOf(names[0] ?? '')
  expect(platforms.slice(at, at + 3)).toEqual(names)
})

describe('the target of an installation', () => {
  const python = { command: 'python3', version: '3.11.7', isCPython: true, pip: '26.3' }
  const architecture: Architecture = 'arm64'
  const of = (...runtimes: string[]): string[] =>
    targetsOf({ target: { runtimes, architecture, matchesRunner: false } }, python).map(
      ({ full, glibc }) => `${full} ${glibc}`,
    )

  test('is the Python version of each runtime, with the glibc of the oldest', () => {
    expect(of('python3.13', 'python3.11', 'nodejs24.x')).toEqual(['3.11.99 2.26', '3.13.99 2.26'])
  })

  test('is the Python version of the runner if none is declared', () => {
    expect(of('nodejs18.x')).toEqual(['3.11.7 2.34'])
  })

  test('is unknown without either', () => {
    const request = { target: { runtimes: [], architecture, matchesRunner: false } }
    expect(() => targetsOf(request, undefined)).toThrow(
      /Add a runtime to "compatible-runtimes", such as python3\.13/,
    )
  })
})

describe('an installation', () => {
  const tags = ['py3-none-any']
  const six = { name: 'six', version: '1.16.0', tags, requires: [] }

  test('is accepted if every pin is installed for the target', () => {
    expect(() => {
      requireAll([six], [{ name: 'six', version: '1.16' }], target, 'uv')
    }).not.toThrow()
  })

  test.each([
    ['missing', [{ name: 'idna', version: '3.10' }], [six], /did not install idna 3\.10/],
    [
      'installed in another version',
      [{ name: 'six', version: '1.17.0' }],
      [six],
      /did not install six 1\.17\.0/,
    ],
    [
      'for another Python',
      [],
      [{ ...six, tags: ['cp311-cp311-manylinux_2_17_aarch64'] }],
      /not for Python 3\.13 on arm64: six 1\.16\.0 \(cp311/,
    ],
  ])('is rejected if a package is %s', (_, pins, installed, reason) => {
    expect(() => {
      requireAll(installed, pins, target, 'uv')
    }).toThrow(reason)
  })
})

test.each([
  ['tomli ; python_version < "3.11"', true],
  ['x ; platform_machine == "aarch64"', true],
  ['colorama ; sys_platform == "win32"', false],
  ['pytest ; extra == "test"', false],
  ['six', false],
])('%s depends on the Python version: %s', (requirement, expected) => {
  expect(dependsOnPython(requirement)).toBe(expected)
})
