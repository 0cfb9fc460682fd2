import { availableParallelism } from 'node:os'

// Maven and Gradle run only for seconds. Java's optimizing compiler would use most of this time.
process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'

/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/test/environment.mjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    ...(process.env['LONG_TESTS'] ? [] : ['<rootDir>/test/real-tools/', '\\.long\\.test\\.ts$']),
    ...(process.env['EVERY_VERSION'] ? [] : ['\\.weekly\\.test\\.ts$']),
  ],
  modulePathIgnorePatterns: ['<rootDir>/.cache/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.mjs' },
  collectCoverage: Boolean(process.env['COVERAGE']),
  coverageProvider: 'v8',
  coverageReporters: ['json-summary'],
  coverageDirectory: '<rootDir>/.cache/coverage',
  collectCoverageFrom: ['src/**/*.{ts,mjs}'],
  testSequencer: '<rootDir>/test/sequencer.mjs',
  // One more than the number of processors, because tests also wait.
  maxWorkers: availableParallelism() + 1,
  // A package manager can start with an empty cache on a busy machine.
  testTimeout: process.env['LONG_TESTS'] ? 600_000 : 120_000,
}
