// The entry of the bundle, which all actions share. Each loads only the parts that it needs.

/** Functions that run each action, by the name of its folder in src/. */
export const run = {
  publish: () => import('../../src/publish/index.ts'),
  collect: () => import('../../src/collect/index.ts'),
  yank: () => import('../../src/yank/index.ts'),
  copy: () => import('../../src/copy/index.ts'),
  verify: () => import('../../src/verify/index.ts'),
  rollout: () => import('../../src/rollout/index.ts'),
}
