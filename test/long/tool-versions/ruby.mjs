/** @type {readonly import('./table.mjs').ToolVersions[]} */
export const rubyTools = []
