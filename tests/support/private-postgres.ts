import { startPrivateCluster } from './private-cluster.ts'

/** Before the projects that need PostgreSQL: starts one, unless TEST_DATABASE_URL already names one. */
export function setup(): undefined | (() => void) {
  if (process.env.TEST_DATABASE_URL) return
  const cluster = startPrivateCluster()
  process.env.TEST_DATABASE_URL = cluster.url
  return () => {
    delete process.env.TEST_DATABASE_URL
    cluster.stop()
  }
}
