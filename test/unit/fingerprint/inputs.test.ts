import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { decidingValues, effects } from '../../../src/fingerprint/inputs.ts'
import type { DecidingInput } from '../../../src/fingerprint/inputs.ts'
import { defaultInputs, digestIn, fakeRunner, writeFiles } from '../../support/fingerprints.ts'
import { lockedProjects } from '../../support/locked-projects.ts'

const names = Object.keys(
  (parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> }).inputs,
)

/** Inputs that the table knows before action.yml has them. */
const planned = ['build-inputs', 'skip-build-if-unchanged']

test('The table has the effect of each input of action.yml', () => {
  expect(Object.keys(effects).sort()).toEqual([...new Set([...names, ...planned])].sort())
})

/** Another value of each input that decides bytes, and files for it. */
const others: Readonly<Record<Exclude<DecidingInput, 'build-command'>, unknown>> = {
  'package-manager': 'npm',
  extras: ['parquet'],
  'install-scripts': true,
  'compatible-runtimes': ['nodejs24.x'],
  'compatible-architectures': ['arm64'],
  include: ['nodejs/own.js'],
  exclude: ['nodejs/**/test'],
  slim: ['docs'],
}

test('Each input that decides bytes changes the fingerprint', async () => {
  const project = lockedProjects['npm']
  const runner = fakeRunner({ ...project, files: { ...project?.files, 'layer/nodejs/own.js': '' } })
  const digests = [await digestIn(runner)]
  for (const [name, value] of Object.entries(others))
    digests.push(await digestIn(runner, { inputs: { [name]: value } }))
  expect(new Set(digests).size).toBe(Object.keys(others).length + 1)
})

test('Values of other inputs do not count', () => {
  const inputs = defaultInputs(fakeRunner())
  const more = { ...inputs, regions: ['eu-central-1'], principals: ['*'], export: [], description: 'a' }
  expect(decidingValues(more)).toEqual(decidingValues(inputs))
  expect(Object.keys(decidingValues(more)).sort()).toEqual(
    Object.entries(effects)
      .flatMap(([name, effect]) => (effect === 'bytes' ? [name] : []))
      .sort(),
  )
})

test('The command, the files that it reads and its environment decide', async () => {
  const given = { 'build-command': 'make' }
  const context = { buildInputs: ['native/**', 'layer/Makefile'] }
  const files = { 'native/a.c': '', 'layer/Makefile': 'all:', 'README.md': '' }
  const runner = fakeRunner({ files })
  const first = await digestIn(runner, { inputs: given, context })
  writeFiles(runner.workspace, { 'README.md': 'new' })
  expect(await digestIn(runner, { inputs: given, context })).toBe(first)
  const digests = [
    first,
    await digestIn(runner, { inputs: { 'build-command': 'make all' }, context }),
    await digestIn(runner, { inputs: given, context, env: { CFLAGS: '-O3' } }),
    await digestIn(runner, {
      inputs: { 'build-command': 'make V=$GITHUB_SHA' },
      context,
      env: { GITHUB_SHA: '1' },
    }),
    await digestIn(runner, {
      inputs: { 'build-command': 'make V=$GITHUB_SHA' },
      context,
      env: { GITHUB_SHA: '2' },
    }),
  ]
  writeFiles(runner.workspace, { 'native/a.c': 'int a;' })
  digests.push(await digestIn(runner, { inputs: given, context }))
  writeFiles(runner.workspace, { 'native/b.c': '' })
  digests.push(await digestIn(runner, { inputs: given, context }))
  writeFiles(runner.workspace, { 'layer/other.mk': '' })
  digests.push(await digestIn(runner, { inputs: given, context }))
  expect(new Set(digests).size).toBe(digests.length)
})
