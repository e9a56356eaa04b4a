export function productionManifest(manifest: string, developmentUrl: string, baseUrl: string): string;
