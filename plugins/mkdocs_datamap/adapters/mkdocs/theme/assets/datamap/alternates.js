// Material asks for a sitemap beside every <link rel="alternate"> when the page is ready, and again on another host
// when the site is previewed. The links are for search engines and other programs, so they step aside until
// Material has looked.
document.addEventListener("DOMContentLoaded", () => {
  const links = document.head.querySelectorAll('link[rel="alternate"]');
  for (const link of links) link.setAttribute("rel", "alternate ");
  setTimeout(() => {
    for (const link of links) link.setAttribute("rel", "alternate");
  });
});
