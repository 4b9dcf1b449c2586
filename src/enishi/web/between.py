"""人 › 縁の地図 › あいだ: stub."""
from django.http import HttpRequest, HttpResponse
from django.urls import path
def between(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
urlpatterns = [path("map/between/", between, name="between")]
