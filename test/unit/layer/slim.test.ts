import { expect, test } from '@jest/globals'
import { runtimesWithoutSdk, safeSlimKinds } from '../../../src/layer/slim.ts'

test('the runtimes of Node.js since 18, Python and Ruby include an SDK', () => {
  const included = ['nodejs18.x', 'nodejs24.x', 'python3.9', 'python3.14', 'ruby3.2', 'ruby3.4']
  expect(runtimesWithoutSdk(included)).toEqual([])
  const without = ['nodejs16.x', 'java21', 'dotnet8', 'provided.al2023', 'php8.x']
  expect(runtimesWithoutSdk([...without, ...included])).toEqual(without)
})

test('"true" does not mean the SDK of the runtime', () => {
  expect(safeSlimKinds).toEqual(['tests', 'docs', 'typings', 'source-maps'])
})
