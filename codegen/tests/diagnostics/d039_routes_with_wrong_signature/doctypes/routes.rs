use doctyped::actix_web::{App, middleware::Next, web};

pub fn configure(app: App<()>) {
    let _ = app;
}

pub fn middleware(next: Next<()>) {
    let _ = next;
}
