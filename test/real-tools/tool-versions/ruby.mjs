/** @type {readonly import('./table.mjs').ToolVersions[]} */
export const rubyTools = [
  {
    tool: 'Bundler',
    supported: '2.3 and newer',
    older: 'The build fails, and the error names 2.3.',
    rows: [
      { version: '2.3.26' },
      { version: '2.6.9' },
      { version: '4.0', notTested: 'needs a newer Ruby version than the tests have' },
    ],
  },
]
