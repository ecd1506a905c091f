// Read by Node versions too old to run the rest, so it keeps to syntax they can parse.

/** The oldest Node the parts we stand on can run with: [major, minor]. */
const OLDEST = [20, 19]

/**
 * Says what is wrong with this Node, in both languages of the product, or null when it can run us.
 * @param {string} version as `process.version` gives it, for example `v18.20.4`
 * @returns {string | null}
 */
export function nodeVersionFinding(version) {
  const parts = /^v?(\d+)\.(\d+)/.exec(version)
  const major = parts ? Number(parts[1]) : 0
  const minor = parts ? Number(parts[2]) : 0
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return null
  const needed = OLDEST.join('.')
  return (
    `连片需要 Node.js ${needed} 或更新版本，当前为 ${version}。请从 https://nodejs.org 安装后重试。\n` +
    `Lianpian needs Node.js ${needed} or newer; this is ${version}. Install one from https://nodejs.org and try again.`
  )
}
