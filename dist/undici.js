export class ProxyAgent {}
export function fetch() {
  throw new Error('This action sends requests without undici.')
}
