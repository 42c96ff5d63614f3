use doctyped::prelude::*;
use models::weather;

#[derive(Debug)]
pub struct Forecast;

impl VirtualDocument for Forecast {
    type Document = weather::Weather;

    fn load(name: &str, _ctx: &mut Context) -> Result<Option<weather::Weather>> {
        Ok((name == "today").then(today))
    }

    fn list(_query: &ListQuery<'_>, _ctx: &mut Context) -> Result<Listed<weather::Weather>> {
        Ok(Listed::Candidates(vec![today()]))
    }
}

fn today() -> weather::Weather {
    weather::Weather { name: "today".to_owned(), degrees: 21.5, ..weather::Weather::default() }
}
