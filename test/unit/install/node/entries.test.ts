import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { missingFiles } from '../../../../src/install/node/entries.ts'
import type { Manifest } from '../../../../src/install/node/package-json.ts'

/** What a package names and does not have: each as `field file`. */
function missing(manifest: Manifest, ...files: string[]): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'package-'))
  for (const file of ['package.json', ...files]) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), '')
  }
  return missingFiles(manifest, directory).map(({ field, file }) => `${field} ${file}`)
}

describe('a local package that lacks a file', () => {
  test.each<[string, Manifest, string[], string[]]>([
    ['of main', { main: 'dist/index.js' }, [], ['main dist/index.js']],
    ['of module alone', { module: 'dist/index.mjs' }, [], ['module dist/index.mjs']],
    [
      'of exports',
      { exports: './dist/index.js', main: 'index.js' },
      ['index.js'],
      ['exports ./dist/index.js'],
    ],
    [
      'of a condition',
      { exports: { '.': { types: './t.d.ts', import: './m.mjs', default: './c.cjs' } } },
      ['c.cjs'],
      ['exports ./m.mjs'],
    ],
    ['of a nested condition', { exports: { node: { require: './c.cjs' } } }, [], ['exports ./c.cjs']],
    ['of a pattern', { exports: { './*': './dist/*.js' } }, [], ['exports ./dist/*.js']],
    ['of bin', { bin: { tool: 'cli.js' } }, ['index.js'], ['bin cli.js']],
  ])('%s is found', (_what, manifest, files, expected) => {
    expect(missing(manifest, ...files)).toEqual(expected)
  })

  test.each<[string, Manifest, string[]]>([
    ['with types only', { exports: { '.': { types: './index.d.ts' } } }, []],
    ['with no code at all', {}, ['data.json']],
    ['whose main has no extension', { main: 'dist/index' }, ['dist/index.js']],
    ['whose main is a directory', { main: './lib' }, ['lib/index.js']],
    ['whose main is missing, with an index.js', { main: 'gone.js' }, ['index.js']],
    ['that is for bundlers too', { main: 'index.js', module: 'gone.mjs' }, ['index.js']],
    ['with exports for browsers', { exports: { browser: './gone.js', default: './index.js' } }, ['index.js']],
    ['with styles', { exports: { '.': './index.js', './style.css': './gone.css' } }, ['index.js']],
    ['that hides a path', { exports: { '.': './index.js', './internal/*': null } }, ['index.js']],
    ['with a pattern of files', { exports: { './*': './dist/*.js' } }, ['dist/a.js']],
  ])('%s has all files', (_what, manifest, files) => {
    expect(missing(manifest, ...files)).toEqual([])
  })
})
