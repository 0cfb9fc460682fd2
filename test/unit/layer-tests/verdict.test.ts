import { describe, expect, test } from '@jest/globals'
import { textsOf } from '../../../src/base/message.ts'
import type { Outcome } from '../../../src/layer-tests/load-packages.ts'
import { missingOfNodeRuntime } from '../../../src/layer-tests/node-packages.ts'
import { missingOfPythonRuntime } from '../../../src/layer-tests/python-packages.ts'
import type { Load } from '../../../src/layer-tests/selection.ts'
import { describeVerdict, errorsIn } from '../../../src/layer-tests/smoke-report.ts'
import { verdictOn } from '../../../src/layer-tests/verdict.ts'
import type { Verdict } from '../../../src/layer-tests/verdict.ts'

const load = (how: Load['how'], name = 'x', module = name): Load => ({
  package: name,
  module,
  how,
  place: '/x',
})
const loaded: Outcome = { state: 'loaded' }
const failed = (line: string, more: object = {}): Outcome => ({
  state: 'failed',
  line,
  message: line,
  ...more,
})
const notExported = failed('Error: no', {
  code: 'ERR_PACKAGE_PATH_NOT_EXPORTED',
  message: 'No "exports" main defined in /x/package.json',
})

/** Returns a verdict shortly: what loads, what is skipped, and the errors. */
function verdict(
  outcomes: [Load, Outcome][],
  missingOfRuntime?: Parameters<typeof verdictOn>[2],
): { loaded: readonly string[]; skipped: string[]; failed: string[] } {
  const selection = { loads: outcomes.map(([one]) => one), skipped: [] }
  const found = verdictOn(selection, new Map(outcomes), missingOfRuntime)
  return {
    loaded: found.loaded,
    skipped: found.skipped.map(({ why }) => why),
    failed: found.failed.map(({ line }) => line),
  }
}

describe('a package loads', () => {
  test('if each form loads that it supports', () => {
    expect(
      verdict([
        [load('require'), loaded],
        [load('import'), loaded],
      ]).loaded,
    ).toEqual(['x'])
    expect(
      verdict([
        [load('require'), notExported],
        [load('import'), loaded],
      ]).loaded,
    ).toEqual(['x'])
  })

  test('not if one of them fails', () => {
    expect(
      verdict([
        [load('require'), loaded],
        [load('import'), failed('Error: no')],
      ]),
    ).toEqual({
      loaded: [],
      skipped: [],
      failed: ['Error: no'],
    })
  })

  test('without modules that require a package that is not installed, if they are optional and others load', () => {
    const optional = { ...load('import', 'x', 'x.grpc'), isOptional: true }
    const missing = failed("No module named 'grpc'", { missing: 'grpc' })
    expect(verdict([[optional, missing], [load('import'), loaded]])).toMatchObject({ loaded: ['x'], failed: [] }) // prettier-ignore
    expect(verdict([[optional, failed('broken')], [load('import'), loaded]]).failed).toEqual(['broken']) // prettier-ignore
    expect(verdict([[optional, missing]]).failed).toEqual(["No module named 'grpc'"])
    expect(verdict([[load('import'), missing], [load('import', 'x', 'y'), loaded]]).failed).toHaveLength(1) // prettier-ignore
  })

  test('not if it supports none of them', () => {
    expect(
      verdict([
        [load('require'), notExported],
        [load('import'), notExported],
      ]).skipped,
    ).toEqual(['no entry point'])
  })

  test('not if it requires a package of the runtime, which is no error', () => {
    const python = failed("ModuleNotFoundError: No module named 'boto3'", { missing: 'boto3.dynamodb' })
    expect(verdict([[load('import'), python]], missingOfPythonRuntime)).toEqual({
      loaded: [],
      skipped: ['requires boto3, which is part of the runtime'],
      failed: [],
    })
    const node = failed('Error', {
      message: "Cannot find package '@aws-sdk/client-s3' imported from /x/a.mjs",
    })
    expect(verdict([[load('import'), node]], missingOfNodeRuntime).skipped).toEqual([
      'requires @aws-sdk/client-s3, which is part of the runtime',
    ])
    const other = failed("ModuleNotFoundError: No module named 'boto'", { missing: 'boto' })
    expect(verdict([[load('import'), other]], missingOfPythonRuntime).failed).toHaveLength(1)
  })
})

describe('the report', () => {
  const library = 'ImportError: libGL.so.1: cannot open shared object file: No such file or directory'
  const opencv = { load: load('import', 'opencv-python', 'cv2'), line: library }
  const of = (one: Partial<Verdict>): Verdict => ({ loaded: [], skipped: [], failed: [], ...one })

  test('names each package that does not load, with its error, and what to do', () => {
    const results = new Map([
      ['python3.12', of({ failed: [opencv] })],
      ['python3.13', of({ failed: [opencv, { load: load('import', 'y'), line: 'ValueError: "z".' }] })],
    ])
    expect(textsOf(errorsIn(results))).toEqual([
      `"opencv-python" (import cv2) does not load on python3.12 and python3.13: "${library}". Nothing was published. ` +
        'Add the library to "lib" of the layer, or use a package that contains it.',
      `"y" (import) does not load on python3.13: "ValueError: 'z'". Nothing was published. ` +
        'See its full output in the log above, and fix or replace the package.',
    ])
  })

  test('does not call classes in a folder of an executable jar missing', () => {
    const line = 'java.lang.NoClassDefFoundError: BOOT-INF/classes/a/A (wrong name: a/A)'
    const failing = of({ failed: [{ load: load('class path', 'boot.jar'), line }] })
    expect(textsOf(errorsIn(new Map([['java21', failing]])))).toEqual([
      expect.stringContaining('Use a plain jar instead of an executable one'),
    ])
  })

  test('names packages with the same error together', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      load: load('class path', `${at}.jar`),
      line: 'no',
    }))
    const [text = ''] = textsOf(errorsIn(new Map([['java21', of({ failed: many })]])))
    expect(text).toMatch(
      /^"0\.jar" \(class path\), .*"9\.jar" \(class path\), 2 more do not load on java21: "no"\./,
    )
  })

  test('has a line for the log', () => {
    const skipped = [{ package: '@types/node', why: 'only types' }]
    expect(describeVerdict('nodejs24.x', of({ loaded: ['a'], skipped, failed: [opencv, opencv] }))).toBe(
      'nodejs24.x: 1 package loads, 1 does not, 1 skipped: @types/node (only types)',
    )
    expect(describeVerdict('python3.13', of({ loaded: ['a', 'b'] }))).toBe('python3.13: 2 packages load')
  })
})
