export function nodeVersionFinding(version: string): string | null
