/** Keeps what was used last, up to a number of bytes. A Map remembers the order in which its keys were set. */
export class LeastRecentlyUsed<Value> {
  private readonly entries = new Map<string, { value: Value; bytes: number }>()
  private readonly limitBytes: number
  private bytes = 0

  constructor(limitBytes: number) {
    this.limitBytes = limitBytes
  }

  get(key: string): Value | undefined {
    const entry = this.entries.get(key)
    if (!entry) return undefined
    this.entries.delete(key)
    this.entries.set(key, entry)
    return entry.value
  }

  /** `bytes` is the size of the value; its key, and the entry itself, are counted on top. */
  set(key: string, value: Value, bytes: number): void {
    this.remove(key)
    const entry = { value, bytes: bytes + overheadBytes }
    this.entries.set(key, entry)
    this.bytes += entry.bytes
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.limitBytes) return
      this.remove(oldest)
    }
  }

  private remove(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0
    this.entries.delete(key)
  }
}

const overheadBytes = 500
