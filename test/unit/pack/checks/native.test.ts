import { describe, expect, test } from '@jest/globals'
import type { ElfOptions } from '../../../support/elf-file.ts'
import { elfFile, machine, type } from '../../../support/elf-file.ts'
import { macBundle, macFiles, windowsLibrary } from '../../../support/foreign-files.ts'
import type { Files, Request } from '../../../support/pack-layer.ts'
import { packArchive, packDirectory, treeOf, zipOf } from '../../../support/pack-layer.ts'
import { textsOf } from '../../../../src/base/message.ts'

const x64 = elfFile()
const arm64 = elfFile({ machine: machine.arm64 })
const elf = (options: ElfOptions): Buffer => elfFile(options)

const onArm: Request = { architecture: 'arm64' }
const node = 'nodejs/node_modules'

/** The metadata of a wheel with one file. */
function wheel(name: string, file: string, isPure: boolean): Files {
  const about = `python/${name}-1.0.dist-info`
  return {
    [`${about}/WHEEL`]: `Wheel-Version: 1.0\r\nRoot-Is-Purelib: ${isPure}\r\n`,
    [`${about}/RECORD`]: `"${file}",sha256=x,9\n${name}-1.0.dist-info/RECORD,,\n`,
  }
}

describe('native code that does not load is rejected, with its package in the error', () => {
  const table: [string, Files, Request, string[]][] = [
    [
      'for x86_64 in a layer for arm64',
      { 'python/numpy/_core.abi3.so': x64, 'lib/a.so': arm64 },
      onArm,
      [
        'on arm64: numpy ("python/numpy/_core.abi3.so" is for x86_64)',
        '"compatible-architectures" to x86_64',
      ],
    ],
    [
      'for arm64 in a layer for x86_64',
      { 'bin/tool': arm64 },
      {},
      ['on x86_64: bin/tool ("bin/tool" is for arm64)'],
    ],
    [
      'for a 32-bit processor',
      { 'lib/a.so': elf({ machine: machine.i386, bits: 32 }) },
      {},
      ['is for i386', 'Build for x86_64.'],
    ],
    [
      'of several packages, each with one example',
      { [`${node}/@s/a/a.node`]: x64, [`${node}/@s/a/b.node`]: x64, [`${node}/c/c.node`]: x64 },
      onArm,
      ['@s/a (', 'is for x86_64, and 1 more), c ("nodejs/node_modules/c/c.node" is for x86_64)'],
    ],
    [
      'for musl',
      { 'bin/tool': elf({ interpreter: '/lib/ld-musl-x86_64.so.1' }) },
      {},
      ['is for musl', 'has glibc'],
    ],
    [
      'for a dynamic loader that Lambda does not have',
      { 'bin/tool': elf({ interpreter: '/nix/store/x-glibc/lib/ld-linux-x86-64.so.2' }) },
      {},
      [
        'bin/tool ("bin/tool" requires the dynamic loader /nix/store/x-glibc/lib/ld-linux-x86-64.so.2). Lambda does not have that file.',
        'patchelf --set-interpreter /lib64/ld-linux-x86-64.so.2"',
      ],
    ],
    [
      'with a newer glibc than the oldest runtime has',
      { 'lib/a.so': elf({ versions: ['GLIBC_2.27'] }) },
      { runtimes: ['python3.11', 'python3.13'] },
      ['x86_64 with python3.11, python3.13: lib/a.so', 'requires glibc 2.27', 'has glibc 2.26'],
    ],
    [
      'with a newer glibc than any runtime has',
      { 'lib/a.so': elf({ versions: ['GLIBC_2.35'] }) },
      {},
      ['requires glibc 2.35', 'has glibc 2.34'],
    ],
    [
      'for another Python version',
      { 'python/a/b.cpython-311-x86_64-linux-gnu.so': x64 },
      { runtimes: ['python3.13'] },
      [
        'a ("python/a/b.cpython-311-x86_64-linux-gnu.so" is for Python 3.11)',
        'Install the packages for Python 3.13',
      ],
    ],
    [
      'for only one of two Python versions',
      { 'python/b.cpython-312-x86_64-linux-gnu.so': x64 },
      { runtimes: ['python3.12', 'python3.13'] },
      ['is for Python 3.12', 'Install the packages for Python 3.13,'],
    ],
    [
      'for a free-threaded Python',
      { 'python/b.cpython-313t-x86_64-linux-gnu.so': x64 },
      { runtimes: ['python3.13'] },
      ['is for Python 3.13t'],
    ],
    [
      'for PyPy',
      { 'python/b.pypy310-pp73-x86_64-linux-gnu.so': x64 },
      { runtimes: ['python3.13'] },
      ['is for pypy310'],
    ],
    [
      'for macOS',
      { 'python/b.cpython-313-darwin.so': 'x' },
      { runtimes: ['python3.13'] },
      ['is for darwin', 'x86_64-linux-gnu'],
    ],
    [
      'in the folder of another Python version',
      { 'python/lib/python3.13/site-packages/b.cpython-312-x86_64-linux-gnu.so': x64 },
      {},
      ['is for Python 3.12'],
    ],
    [
      'with the name of its wheel in the error',
      { 'python/_cffi.abi3.so': x64, ...wheel('cffi_two', '_cffi.abi3.so', false) },
      onArm,
      ['cffi-two ("python/_cffi.abi3.so" is for x86_64)'],
    ],
    [
      'even if another package has code for the target',
      { 'python/a.cpython-313-x86_64-linux-gnu.so': x64, 'python/b.cpython-313-aarch64-linux-gnu.so': arm64 },
      { ...onArm, runtimes: ['python3.13'] },
      ['a ("python/a.cpython-313-x86_64-linux-gnu.so" is for x86_64)'],
    ],
    [
      'if a package has code for other platforms, but not for the target',
      {
        [`${node}/a/prebuilds/linux-x64/a.node`]: x64,
        [`${node}/a/prebuilds/linux-ia32/a.node`]: elf({ machine: 3 }),
      },
      onArm,
      ['a ("nodejs/node_modules/a/prebuilds/linux-ia32/a.node" is for i386, and 1 more)'],
    ],
    [
      'if the file for the target requires a newer glibc',
      {
        [`${node}/a-linux-x64/a.node`]: elf({ versions: ['GLIBC_2.38'] }),
        [`${node}/a-linux-x64/b.node`]: x64,
      },
      {},
      ['a-linux-x64 (', 'requires glibc 2.38'],
    ],
  ]
  test.each(table)('%s', async (_name, files, request, expected) => {
    await expect(packDirectory(treeOf(files), request)).rejects.toMatchObject({
      errors: [{ text: expect.stringContaining(expected[0] ?? '') }],
    })
    for (const part of expected) await expect(packDirectory(treeOf(files), request)).rejects.toThrow(part)
  })

  test('unless it is left out by "exclude", which the error names', async () => {
    const files = { 'lib/a.so': x64, 'lib/b.so': arm64 }
    await expect(packDirectory(treeOf(files), onArm)).rejects.toThrow(
      'To leave out files that are never loaded, use the input "exclude".',
    )
    await expect(packDirectory(treeOf(files), { ...onArm, exclude: ['lib/a.so'] })).resolves.toBeDefined()
  })

  test('in an archive too', async () => {
    await expect(packArchive(zipOf({ 'lib/a.so': x64 }), onArm)).rejects.toThrow(
      'Remove files that are never loaded from the zip.',
    )
  })
})

describe('native code that loads, or is never loaded, is packed', () => {
  const table: [string, Files, Request][] = [
    [
      'for the target',
      { 'lib/a.so': arm64, 'lib/tool': elf({ machine: machine.arm64, type: type.executable }) },
      onArm,
    ],
    [
      'with the glibc of the runtime',
      { 'lib/a.so': elf({ versions: ['GLIBC_2.26'] }) },
      { runtimes: ['python3.11'] },
    ],
    ['debug information', { 'lib/debug/liba.so': elf({ hasDynamic: false }), 'lib/liba.so': x64 }, {}],
    ['an alignment for larger pages', { 'lib/liba.so': elf({ alignment: 0x10000 }) }, {}],
    ['object files of another architecture', { 'lib/a.o': elf({ type: type.object }) }, onArm],
    [
      'prebuilds for several platforms, including the target',
      {
        [`${node}/a/prebuilds/linux-x64/a.node`]: x64,
        [`${node}/a/prebuilds/linux-arm64/a.node`]: arm64,
        [`${node}/a/prebuilds/linux-arm/a.armv7.node`]: elf({ machine: machine.arm, bits: 32 }),
      },
      onArm,
    ],
    [
      'packages for several platforms, including the target',
      {
        [`${node}/@img/sharp-linux-x64/lib/sharp-linux-x64.node`]: x64,
        [`${node}/@img/sharp-linuxmusl-x64/lib/sharp-linuxmusl-x64.node`]: elf({
          needed: ['libc.musl-x86_64.so.1'],
        }),
        [`${node}/@img/sharp-linux-arm64/lib/sharp-linux-arm64.node`]: arm64,
      },
      onArm,
    ],
    [
      'files for two C libraries in one folder',
      {
        [`${node}/a/prebuilds/linux-x64/a.glibc.node`]: x64,
        [`${node}/a/prebuilds/linux-x64/a.musl.node`]: elf({ needed: ['libc.musl-x86_64.so.1'] }),
      },
      {},
    ],
    [
      'a file for musl next to a file whose name has no C library',
      {
        [`${node}/a/prebuilds/linux-x64/a.node`]: x64,
        [`${node}/a/prebuilds/linux-x64/a.musl.node`]: elf({ needed: ['libc.musl-x86_64.so.1'] }),
      },
      {},
    ],
    [
      'builds of one file at different depths',
      {
        [`${node}/a/build/linux/x64/node/108/addon.node`]: x64,
        [`${node}/a/build/linux/arm64/node/glibc-127-Release/addon.node`]: arm64,
      },
      onArm,
    ],
    [
      'a module for each of two Python versions',
      { 'python/b.cpython-312-x86_64-linux-gnu.so': x64, 'python/b.cpython-313-x86_64-linux-gnu.so': x64 },
      { runtimes: ['python3.12', 'python3.13'] },
    ],
    [
      'a module for each architecture',
      { 'python/b.cpython-313-aarch64-linux-gnu.so': arm64, 'python/b.cpython-313-x86_64-linux-gnu.so': x64 },
      { ...onArm, runtimes: ['python3.13'] },
    ],
    [
      'modules for the stable ABI, and modules without an ABI in their names',
      { 'python/a.abi3.so': x64, 'python/b.so': x64, 'python/c/libc-1.2.so': x64 },
      { runtimes: ['python3.10'] },
    ],
    [
      'modules in the folders of their Python versions',
      {
        'python/lib/python3.12/site-packages/b.cpython-312-x86_64-linux-gnu.so': x64,
        'python/lib/python3.13/site-packages/b.cpython-313-x86_64-linux-gnu.so': x64,
      },
      { runtimes: ['python3.12', 'python3.13'] },
    ],
    [
      'modules for any version, if no Python runtime is declared',
      { 'python/b.cpython-311-x86_64-linux-gnu.so': x64 },
      {},
    ],
  ]
  test.each(table)('%s', async (_name, files, request) => {
    expect((await packDirectory(treeOf(files), request)).warnings).toEqual([])
  })

  test('with a warning if its wheel declares that it runs on every platform', async () => {
    const file = 'debug/attach_linux_amd64.so'
    const { warnings } = await packDirectory(
      treeOf({ [`python/${file}`]: x64, ...wheel('debug', file, true) }),
      onArm,
    )
    expect(textsOf(warnings)).toEqual([expect.stringContaining(`its file "python/${file}" is for x86_64`)])
  })

  test('with a warning if the loader possibly accepts it, although its end is missing', async () => {
    const { warnings, archive } = await packDirectory(treeOf({ 'lib/a.so': x64.subarray(0, -1) }))
    expect(textsOf(warnings)).toEqual([
      'The layer has damaged native code: "lib/a.so". It was not checked whether these files load on Lambda.',
    ])
    expect(archive.hasNativeCode).toBe(true)
  })
})

test('a file with the name of native code that contains something else has a warning', async () => {
  const files = {
    'lib/liba.so': 'liba.so.1',
    [`${node}/a/b.node`]: '',
    [`${node}/a/prebuilds/darwin-arm64/c.node`]: '',
    [`${node}/a/prebuilds/linux-x64/c.node`]: x64,
  }
  const expected = [
    'The layer has files that have the names of native code and contain something else: "lib/liba.so", "nodejs/node_modules/a/b.node". They do ' +
      'not load on Lambda.',
  ]
  expect(textsOf((await packDirectory(treeOf(files))).warnings)).toEqual(expected)
  expect(textsOf((await packArchive(zipOf(files))).warnings)).toEqual(expected)
})

describe('damaged native code is rejected', () => {
  const long = elf({ needed: Array.from({ length: 500 }, (_, index) => `library-${index}.so`) })
  const fix = 'Install or build the file again. Tools such as strip and patchelf can damage it.'
  test.each<[string, Buffer, string]>([
    ['if its header is missing', x64.subarray(0, 20), 'has a damaged header'],
    ['if its program headers are missing', x64.subarray(0, 100), 'has a damaged header'],
    ['if a page of it is missing', long.subarray(0, 4_096), 'is truncated'],
    [
      'if its segments are not aligned to pages',
      elf({ shift: 0x10 }),
      'has segments that are not aligned to pages',
    ],
    [
      'if its segments are not aligned as it declares',
      elf({ alignment: 0x200000, shift: 0x1000 }),
      'has segments that are not aligned as it declares',
    ],
    [
      'if its alignment is no multiple of a page',
      elf({ alignment: 0x40 }),
      'has segments that are not aligned as it declares',
    ],
    ['if it has only debug information', elf({ hasDynamic: false }), 'has no dynamic section'],
  ])('%s', async (_name, content, what) => {
    const files = { [`${node}/a/build/Release/a.node`]: content }
    const text = `does not load on x86_64: a ("nodejs/node_modules/a/build/Release/a.node" ${what}). ${fix}`
    await expect(packDirectory(treeOf(files))).rejects.toThrow(text)
    await expect(packArchive(zipOf(files))).rejects.toThrow(text)
  })

  test('unless a package selects another file on the target', async () => {
    const files = {
      [`${node}/a/prebuilds/linux-arm64/a.node`]: elf({ machine: machine.arm64, shift: 0x10 }),
      [`${node}/a/prebuilds/linux-x64/a.node`]: x64,
    }
    expect((await packDirectory(treeOf(files))).warnings).toEqual([])
  })

  test('unless it is data for tests, which has a warning', async () => {
    const files = { 'python/a/tests/data/a.so': x64.subarray(0, 100), 'python/a/b.so': x64 }
    expect(textsOf((await packDirectory(treeOf(files))).warnings)).toEqual([
      expect.stringContaining('damaged native code: "python/a/tests/data/a.so"'),
    ])
  })
})

describe('code for another operating system is rejected if functions load it', () => {
  test.each<[string, string, Buffer, string]>([
    [
      'a Node.js add-on',
      `${node}/a/build/Release/a.node`,
      macBundle,
      'a ("nodejs/node_modules/a/build/Release/a.node" is for macOS)',
    ],
    [
      'the only package of a family',
      `${node}/@img/sharp-win32-x64/lib/sharp-win32-x64.node`,
      windowsLibrary,
      '@img/sharp-win32-x64 (',
    ],
    [
      'the program of a package',
      `${node}/@esbuild/darwin-arm64/bin/esbuild`,
      macBundle,
      '@esbuild/darwin-arm64 (',
    ],
    ['a shared library', 'lib/liba.so.1.2', macFiles['two processors'], '"lib/liba.so.1.2" is for macOS'],
    ['a program', 'bin/tool', windowsLibrary, '"bin/tool" is for Windows'],
    ['a Python module for macOS', 'python/a/b.so', macBundle, 'a ("python/a/b.so" is for macOS)'],
    ['a Python module for Windows', 'python/a/_b.cp313-win_amd64.pyd', windowsLibrary, 'is for Windows'],
    [
      'a Ruby module for macOS',
      'ruby/gems/3.4.0/gems/a-1.0-arm64-darwin/lib/a/3.4/a.bundle',
      macBundle,
      'a-1.0-arm64-darwin (',
    ],
    ['a library for FreeBSD', 'lib/a.so', elf({ system: 9 }), 'is for FreeBSD'],
    ['a library for Android', 'lib/a.so', elf({ needed: ['liblog.so', 'libc.so'] }), 'is for Android'],
    ['a library for musl outside of Alpine', 'lib/a.so', elf({ needed: ['libc.so'] }), 'is for musl'],
  ])('%s', async (_name, file, content, expected) => {
    await expect(packDirectory(treeOf({ [file]: content }))).rejects.toThrow(expected)
    await expect(packArchive(zipOf({ [file]: content }))).rejects.toThrow(expected)
  })

  test('with the fix in the error', async () => {
    await expect(packDirectory(treeOf({ 'lib/a.so': macBundle }))).rejects.toThrow(
      'Lambda runs Linux. Install the packages on Linux, or build the files for Linux.',
    )
  })

  test('even if its package has a file for the target that is loaded only if there is no other', async () => {
    const files = {
      [`${node}/a/build/Release/a.node`]: macBundle,
      [`${node}/a/prebuilds/linux-x64/b.node`]: x64,
    }
    await expect(packDirectory(treeOf(files))).rejects.toThrow('"nodejs/node_modules/a/build/Release/a.node"')
  })
})

describe('code for another operating system is allowed', () => {
  test.each<[string, Files]>([
    [
      'next to the prebuild for the target',
      {
        [`${node}/a/prebuilds/darwin-x64+arm64/a.node`]: macFiles['two processors'],
        [`${node}/a/prebuilds/win32-x64/a.node`]: windowsLibrary,
        [`${node}/a/prebuilds/linux-x64/a.node`]: x64,
      },
    ],
    [
      'next to the package for the target',
      {
        [`${node}/@napi-rs/canvas-darwin-arm64/skia.darwin-arm64.node`]: macBundle,
        [`${node}/@napi-rs/canvas-linux-x64-gnu/skia.linux-x64-gnu.node`]: x64,
      },
    ],
    [
      'next to the program for the target',
      {
        [`${node}/@esbuild/darwin-arm64/bin/esbuild`]: macBundle,
        [`${node}/@esbuild/linux-x64/bin/esbuild`]: elf({ type: type.executable }),
      },
    ],
    [
      'if the target needs no such file, and its package has others',
      {
        [`${node}/pty/prebuilds/win32-x64/console.node`]: windowsLibrary,
        [`${node}/pty/build/Release/pty.node`]: x64,
      },
    ],
    [
      'if its package declares that it is not for Linux',
      {
        [`${node}/fsevents/fsevents.node`]: macFiles['two processors'],
        [`${node}/fsevents/prebuilds/darwin-x64/other.node`]: macBundle,
        [`${node}/fsevents/package.json`]: '{ "name": "fsevents", "os": ["darwin"] }',
        [`${node}/files/package.json`]: '{ "name": "files" }',
      },
    ],
    [
      'next to the module for the target',
      {
        'python/a/_b.cp313-win_amd64.pyd': windowsLibrary,
        'python/a/_b.cpython-313-x86_64-linux-gnu.so': x64,
      },
    ],
    [
      'next to the Ruby module for the target',
      {
        'ruby/gems/3.4.0/gems/a-1.0/lib/a.bundle': macBundle,
        'ruby/gems/3.4.0/gems/a-1.0/lib/a.so': x64,
      },
    ],
    [
      'with a name that nothing loads on Linux',
      {
        'python/a/b.dll': windowsLibrary,
        'python/a/b.dylib': macBundle,
        'python/bin/b.exe': windowsLibrary,
        'python/pip/cli.exe': windowsLibrary,
      },
    ],
    ['in data for tests', { 'python/a/tests/data/b.so': macBundle, 'python/a/c.py': '' }],
  ])('%s', async (_name, files) => {
    expect((await packDirectory(treeOf(files))).warnings).toEqual([])
    expect((await packArchive(zipOf(files))).warnings).toEqual([])
  })

  test('with a warning if its wheel declares that it runs on every platform', async () => {
    const files = { 'python/_fast.so': macBundle, ...wheel('pure', '_fast.so', true) }
    const { warnings, archive } = await packDirectory(treeOf(files))
    expect(textsOf(warnings)).toEqual([expect.stringContaining('its file "python/_fast.so" is for macOS')])
    expect(archive.hasNativeCode).toBe(false)
  })
})
