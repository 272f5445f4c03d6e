export function chromiumPath(): string | null;
export function firefoxPath(): string | null;
export function setup(options: { browsers: 'any' | 'both' | 'none' }): Promise<void>;
export function checkNode(version: string): void;
interface Lock {
  packages: Record<string, { version?: string; optional?: boolean; devOptional?: boolean }>;
}
export function isInstalled(lock: Lock, installed: Lock): boolean;
