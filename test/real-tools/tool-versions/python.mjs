/**
 * @typedef {'uv' | 'pip' | 'poetry' | 'pipenv'} PythonTool
 */

/** @type {readonly (import('./table.mjs').ToolVersions & { tool: PythonTool })[]} */
export const pythonTools = [
  {
    tool: 'uv',
    supported: '0.4 and newer',
    rows: [{ version: '0.4.0' }, { version: '0.6.10' }, { version: '0.7.0' }, { version: '0.13.9' }],
    older: 'Instead of a version before 0.7, the action installs uv 0.13.9 by pip, for this build alone.',
  },
  {
    tool: 'pip',
    supported: '22 and newer',
    rows: [{ version: '22.0' }, { version: '22.2' }, { version: '26.3' }],
    older: 'Instead of a version before 22.2, uv installs.',
  },
  {
    tool: 'poetry',
    supported: '1.8 and 2',
    rows: [{ version: '1.8.0' }, { version: '2.0.0' }, { version: '2.5.1' }],
    older: 'Fails.',
  },
  {
    tool: 'pipenv',
    supported: '2023 and newer',
    rows: [{ version: '2023.2.4' }, { version: '2024.4.1' }, { version: '2026.10.3' }],
    older: 'Fails.',
  },
]
