import { describe, expect, test } from '@jest/globals'
import { detect } from '../../src/build/detect.ts'

function detected(names: string[], packageManager?: string): string {
  const found = detect(names, packageManager)
  return found === 'none' ? found : found.name
}

describe('the package manager', () => {
  const table: [string, string[], string | undefined, string][] = [
    ['by its lock file', ['package.json', 'package-lock.json'], undefined, 'npm'],
    ['by its other lock file', ['package.json', 'npm-shrinkwrap.json'], undefined, 'npm'],
    ['by both of its lock files', ['package-lock.json', 'npm-shrinkwrap.json'], undefined, 'npm'],
    [
      'a lock file beats the manifest of another language',
      ['package-lock.json', 'requirements.txt'],
      undefined,
      'npm',
    ],
    ['a lock file beats "packageManager"', ['package.json', 'package-lock.json'], 'pnpm@10.0.0', 'npm'],
    ['by its manifest', ['package.json'], undefined, 'npm'],
    ['by "packageManager"', ['package.json'], 'npm@11.0.0', 'npm'],
    ['a manifest beats a tree that is laid out', ['package.json', 'bin', 'lib'], undefined, 'npm'],
    ['none, for a tree that is laid out', ['nodejs', 'README.md'], undefined, 'none'],
  ]
  test.each(table)('%s', (_name, names, packageManager, expected) => {
    expect(detected(names, packageManager)).toBe(expected)
  })

  const refused: [string, string[], string | undefined, RegExp][] = [
    ['lock files of two', ['package-lock.json', 'yarn.lock'], undefined, /package-lock\.json and yarn\.lock/],
    [
      'manifests of two languages',
      ['package.json', 'requirements.txt'],
      undefined,
      /package\.json and requirements\.txt/,
    ],
    [
      'one that is not built with, by its lock file',
      ['package.json', 'pnpm-lock.yaml'],
      undefined,
      /pnpm.*"build-command"/,
    ],
    [
      'one that is not built with, by "packageManager"',
      ['package.json'],
      'yarn@4.0.0',
      /yarn.*"build-command"/,
    ],
    ['one that is not built with, by its manifest', ['requirements.txt'], undefined, /pip.*"build-command"/],
    ['nothing to build', ['README.md'], undefined, /neither a manifest/],
  ]
  test.each(refused)('refused: %s', (_name, names, packageManager, expected) => {
    expect(() => detected(names, packageManager)).toThrow(expected)
  })
})
