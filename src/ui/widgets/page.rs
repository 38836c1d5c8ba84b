//! A laid-out page as a picture on screen.

use egui::{ColorImage, Context, Image, Response, Role, Sense, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo};

use crate::export::Raster;

/// Puts a page's pixels on the graphics card.
pub fn upload(ctx: &Context, name: &str, raster: &Raster) -> TextureHandle {
    let size = [raster.width, raster.height];
    ctx.load_texture(name, ColorImage::from_rgba_premultiplied(size, &raster.rgba), TextureOptions::LINEAR)
}

/// Shows a page at `size` points; `name` says which it is.
pub fn picture(ui: &mut Ui, texture: &TextureHandle, size: Vec2, name: &str) -> Response {
    let response = ui.add(Image::new((texture.id(), size)).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    response
}
