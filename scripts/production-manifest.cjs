/**
 * The manifest as it is deployed: every address of the development server becomes the base URL.
 * @throws Error when the base URL is not https, or an address of the development server is left
 */
function productionManifest(manifest, developmentUrl, baseUrl) {
  if (!/^https:\/\/[^\s"'<>]+$/.test(baseUrl)) {
    throw new Error(
      `FULCRUM_BASE_URL must begin with https:// and hold no spaces or quotes, not "${baseUrl}"`,
    );
  }
  const deployed = manifest.replaceAll(developmentUrl, baseUrl);
  if (baseUrl !== developmentUrl && /localhost/.test(deployed)) {
    throw new Error('manifest.xml names localhost somewhere other than as the development server');
  }
  return deployed;
}

module.exports = { productionManifest };
