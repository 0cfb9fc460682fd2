import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { innerRooms, packages, rooms, walls } from '../../../eslint.walls.js'
import { cyclesIn, importsIn } from '../../../scripts/import-cycles.mjs'

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, walls],
})

/** How an import is written. */
const forms = {
  static: (from: string) => `import { a } from '${from}'`,
  type: (from: string) => `import type { A } from '${from}'`,
  dynamic: (from: string) => `await import('${from}')`,
  passed: (from: string) => `export * from '${from}'`,
}

/** The forms in which the walls do not allow a file of a folder to import something. */
async function refusedFrom(place: string, from: string): Promise<string[]> {
  const filePath = place.endsWith('.ts') ? place : join(place, 'made-up.ts')
  const refused: string[] = []
  for (const [form, text] of Object.entries(forms)) {
    const [result] = await eslint.lintText(text(from), { filePath })
    if (result?.messages.some(({ fatal }) => fatal)) throw new Error(result.messages[0]?.message)
    if ((result?.errorCount ?? 0) > 0) refused.push(form)
  }
  return refused
}

/** How a file of one room writes the path of the first file of another. */
function pathBetween(room: string, other: string): string {
  const up = '../'.repeat(room.split('/').length)
  if (other.endsWith('.ts')) return `${up}${other}`
  const file = readdirSync(join('src', other)).find((name) => name.endsWith('.ts'))
  if (file === undefined) throw new Error(`src/${other} has no file`)
  return `${up}${other}/${file}`
}

const names = Object.keys(rooms)
const all = Object.keys(forms)

test('the table has all rooms, and there is no loose file in src/', () => {
  const found = readdirSync('src', { withFileTypes: true })
  expect(found.filter((one) => one.isDirectory()).map(({ name }) => name)).toEqual([...names].sort())
  expect(found.filter((one) => one.isFile()).map(({ name }) => name)).toEqual(['tsconfig.json'])
})

describe.each(names)('src/%s', (room) => {
  const may: readonly string[] = rooms[room]?.may ?? []

  test('imports what the table allows', async () => {
    for (const other of [room, ...may])
      expect(await refusedFrom(`src/${room}`, pathBetween(room, other))).toEqual([])
  })

  test('imports nothing else, however it is written', async () => {
    for (const other of names.filter((one) => one !== room && !may.includes(one))) {
      expect([other, await refusedFrom(`src/${room}`, pathBetween(room, other))]).toEqual([other, all])
    }
  })

  test('and not from a folder deeper, where the path has one more step up', async () => {
    const other = names.find((one) => one !== room && !may.includes(one))
    const path = other && `../${pathBetween(room, other)}`
    expect(path && (await refusedFrom(`src/${room}/inner`, path))).toEqual(path && all)
  })
})

test.each(Object.entries(innerRooms))(
  'src/%s imports only %j of its room',
  async (inner, may: readonly string[]) => {
    const [outer = ''] = inner.split('/')
    const others = Object.keys(innerRooms).filter((one) => one.startsWith(`${outer}/`) && one !== inner)
    for (const other of others) {
      const refused = await refusedFrom(`src/${inner}`, pathBetween(inner, other))
      expect([other, refused]).toEqual([other, may.includes(other) ? [] : all])
    }
  },
)

test('src/publish/prepare, where third-party code runs, does not contact AWS', async () => {
  for (const aws of ['regions/connect.ts', 'publish/regions/observe.ts', 'steps/connect-to-aws.ts'])
    expect([aws, await refusedFrom('src/publish/prepare', `../../${aws}`)]).toEqual([aws, all])
})

describe('a package', () => {
  const named: Readonly<Record<string, string>> = {
    '/^@actions\\/core(\\/|$)/': '@actions/core',
    '/^@actions\\/github(\\/|$)/': '@actions/github/lib/utils',
    '/^(node:)?child_process$/': 'node:child_process',
    '/^@(aws-sdk|smithy)\\//': '@aws-sdk/client-lambda',
    '/^(?!\\.)/': 'node:path',
    '/^@actions\\/exec(\\/|$)/': '@actions/exec',
    '/^node:fs(\\/promises)?$/': 'node:fs/promises',
    '/^yaml$/': 'yaml',
    '/^@xmldom\\/xmldom$/': '@xmldom/xmldom',
  }

  test.each(packages.filter(({ only }) => only))(
    '$regex is imported only in $only',
    async ({ regex, only = [] }) => {
      for (const place of only) expect(await refusedFrom(place, named[String(regex)] ?? '')).toEqual([])
      for (const place of ['src/publish', 'src/report', 'src/regions/calls', 'src/install/node'])
        if (!only.some((one) => `${place}/`.startsWith(one)))
          expect([place, await refusedFrom(place, named[String(regex)] ?? '')]).toEqual([place, all])
    },
  )

  test.each(packages.filter(({ never, names }) => never && !names))(
    '$regex is not imported in $never',
    async ({ regex, never = [] }) => {
      for (const place of never) expect(await refusedFrom(place, named[String(regex)] ?? '')).toEqual(all)
    },
  )

  test.each(packages.filter(({ names }) => names))(
    '$names of $regex are not imported in $never',
    async ({ regex, names: forbidden = [], never = [] }) => {
      const from = named[String(regex)] ?? ''
      for (const place of never) {
        const filePath = join(place, 'made-up.ts')
        for (const name of forbidden) {
          const [result] = await eslint.lintText(`import { ${name} } from '${from}'`, { filePath })
          expect([name, result?.errorCount]).toEqual([name, 1])
        }
        const [result] = await eslint.lintText(`import { other } from '${from}'`, { filePath })
        expect(result?.errorCount).toBe(0)
      }
    },
  )
})

test('an import whose path is calculated is refused', async () => {
  const [result] = await eslint.lintText('await import(`./${name}.ts`)', {
    filePath: 'src/report/made-up.ts',
  })
  expect(result?.errorCount).toBe(1)
})

test('no files import each other in a circle', () => {
  expect(cyclesIn(importsIn('src'))).toEqual([])
})

test('a circle is found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['b']],
    ['d', []],
  ])
  expect(cyclesIn(graph)).toEqual([['b', 'c', 'b']])
})
