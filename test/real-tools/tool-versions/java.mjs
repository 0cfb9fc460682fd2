/** @type {readonly import('./table.mjs').ToolVersions[]} */
export const javaTools = [
  {
    tool: 'Maven',
    supported: '3.8, 3.9 and 4',
    older: 'The build fails, and the error names 3.8.',
    rows: [{ version: '3.8.9' }, { version: '3.9.16' }, { version: '4.0.0-rc-5' }],
  },
  {
    tool: 'Gradle',
    supported: '4.4 to 9',
    older: 'The build fails, and the error names 4.4.',
    rows: [
      { version: '4.4.1' },
      { version: '7', notTested: 'not available to the tests' },
      { version: '8', notTested: 'not available to the tests' },
      { version: '9', notTested: 'not available to the tests' },
    ],
  },
]
