//! The shop's built pages: files as they are, and page addresses without an extension.

use axum::Router;
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};

/// Addresses of pages and the files behind them; what stands in braces is read by the page itself.
const PAGES: [(&str, &str); 10] = [
    ("/", "index.html"),
    ("/category/{name}", "category.html"),
    ("/search", "search.html"),
    ("/product/{id}", "product.html"),
    ("/cart", "cart.html"),
    ("/zh/", "zh-index.html"),
    ("/zh/category/{name}", "zh-category.html"),
    ("/zh/search", "zh-search.html"),
    ("/zh/product/{id}", "zh-product.html"),
    ("/zh/cart", "zh-cart.html"),
];

/// Routes for the pages and files in `folder`. MIME types follow the extensions; `.br` and `.gz` beside a file are used.
pub fn pages<S: Clone + Send + Sync + 'static>(folder: &Path) -> Router<S> {
    let file = |name| ServeFile::new(folder.join(name)).precompressed_br().precompressed_gzip();
    let router = PAGES.iter().fold(Router::new(), |router, &(path, name)| router.route_service(path, file(name)));
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    router.fallback_service(files)
}
