/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: process.env['LONG_TESTS'] ? [] : ['<rootDir>/test/real-tools/'],
  modulePathIgnorePatterns: ['<rootDir>/.cache/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.mjs' },
  testSequencer: '<rootDir>/test/sequencer.mjs',
  maxWorkers: '100%',
  // A package manager can begin with nothing, on a machine that does other things too.
  testTimeout: process.env['LONG_TESTS'] ? 600_000 : 120_000,
}
