/** Today where the offices are (Asia/Shanghai), YYYY-MM-DD: at seven in the morning there it is still yesterday by UTC. */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
